//! The step from one edition of a definition to the next: what it changes, and what it would do to
//! the codes that are already out.

use super::{Assessment, Problem, Slot, SlotStatus};

/// The difference between two editions, as far as it concerns answers that were given before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Succession {
    /// Questions that the older edition didn't ask.
    pub added: Vec<Slot>,
    /// Questions that now ask for something else, so that older answers can't be compared.
    pub reworded: Vec<Slot>,
    /// Questions that are no longer asked.
    pub retired: Vec<Slot>,
    /// Elements that belong to another condition than before; their answers go with them.
    pub moved: Vec<Slot>,
    /// Questions whose words have changed while older answers stay comparable.
    pub mended: Vec<Slot>,
    /// Everything by which older codes could no longer be read, or would be read wrongly, with its
    /// place in the newer definition.
    pub breaks: Vec<Problem>,
}

impl Assessment {
    /// What has changed since an `older` edition of this assessment in the same language. Slots are
    /// those of this edition.
    #[must_use]
    pub fn succession(&self, older: &Self) -> Succession {
        let mut succession = Succession::default();
        for slot in self.slots() {
            let changes = match (self.slot_status(slot, older.edition), older.asks(slot)) {
                (SlotStatus::New, _) => &mut succession.added,
                (SlotStatus::Reworded, true) => &mut succession.reworded,
                (SlotStatus::Retired, true) => &mut succession.retired,
                (SlotStatus::Kept, true) if self.words(slot) != older.words(slot) => {
                    &mut succession.mended
                }
                _ => continue,
            };
            changes.push(slot);
        }
        let condition = |of: &Self, slot| of.condition_of(slot).map(|found| found.id.clone());
        let moved = |slot: &Slot| {
            self.asks(*slot)
                && older.asks(*slot)
                && condition(self, *slot) != condition(older, *slot)
        };
        succession.moved = self.slots().filter(moved).collect();
        self.check_names(older, &mut succession);
        self.check_slots(older, &mut succession);
        succession
    }

    /// True if this edition asks the question of a slot.
    fn asks(&self, slot: Slot) -> bool {
        self.slot_status(slot, self.edition) == SlotStatus::Kept
    }

    /// Everything that says what a question asks and what its levels mean.
    fn words(&self, slot: Slot) -> Vec<&str> {
        let mut words = vec![self.slot_title(slot)];
        if let Some(element) = self.element(slot) {
            let anchors = self.anchors(element).iter();
            words.extend([&*element.question, &*element.goal]);
            words.extend(anchors.map(|anchor| &**anchor));
        } else if let Some(condition) = self.condition_of(slot) {
            words.extend([&*condition.question, &*condition.goal]);
            words.extend(self.levels.iter().map(|level| &*level.about));
        }
        words
    }

    /// Codes name the assessment, its edition and, by their positions, the levels.
    fn check_names(&self, older: &Self, succession: &mut Succession) {
        if self.id != older.id {
            succession.breaks("id", needs(&older.id, &self.id));
        }
        let asks_otherwise = [&succession.added, &succession.reworded, &succession.retired]
            .iter()
            .any(|changes| !changes.is_empty());
        if self.edition < older.edition || (self.edition == older.edition && asks_otherwise) {
            succession.breaks(
                "edition",
                format!(
                    "needs a higher number than {}, found {}",
                    older.edition, self.edition
                ),
            );
        }
        if self.levels.len() != older.levels.len() {
            succession.breaks(
                "levels",
                format!(
                    "needs the {} levels of the older edition, found {}",
                    older.levels.len(),
                    self.levels.len()
                ),
            );
        }
        if older.offers_not_applicable && !self.offers_not_applicable {
            let message = "was offered by the older edition, and links may hold it; keep it";
            succession.breaks("apart.not-applicable", message.into());
        }
        for (position, (level, old)) in self.levels.iter().zip(&older.levels).enumerate() {
            if level.id != old.id {
                succession.breaks(&format!("levels[{position}].id"), needs(&old.id, &level.id));
            }
        }
    }

    /// Codes hold answers by slot, and the answers of an edition to what it asked.
    fn check_slots(&self, older: &Self, succession: &mut Succession) {
        for slot in older.slots() {
            let (id, path) = (older.slot_id(slot), format!("slots[{}]", slot.0));
            if !self.has(slot) {
                let message = format!("needs \"{id}\", which the older edition has here");
                succession.breaks(&path, message);
            } else if self.slot_id(slot) != id {
                succession.breaks(&path, needs(id, self.slot_id(slot)));
            } else if self.is_overview(slot) != older.is_overview(slot) {
                let was = if older.is_overview(slot) {
                    "an overview question"
                } else {
                    "an element"
                };
                succession.breaks(&path, format!("\"{id}\" was {was} and must stay one"));
            }
        }
        if !succession.breaks.is_empty() {
            // Whatever follows from these would only be said again.
            return;
        }
        for slot in self.slots() {
            let id = self.slot_id(slot);
            let message = (1..=older.edition).find_map(|edition| {
                let now = self.slot_status(slot, edition);
                let then = older.slot_status(slot, edition);
                let asked = [self, older].map(|of| of.asked_in(slot, edition));
                match asked {
                    [false, true] => Some(format!(
                        "edition {edition} asked \"{id}\", and its answers would be refused; \
                         mend `since`, or the `edition` in which it is retired"
                    )),
                    [true, false] => Some(format!(
                        "edition {edition} did not ask \"{id}\"; mend its `since`, or add it \
                         under an id that was never used"
                    )),
                    _ if then == SlotStatus::Reworded && now == SlotStatus::Kept => Some(format!(
                        "\"{id}\" was reworded after edition {edition}; keep its `reworded`"
                    )),
                    _ => None,
                }
            });
            if let Some(message) = message {
                succession.breaks(&format!("slots[{}]", slot.0), message);
            }
        }
    }
}

impl Succession {
    fn breaks(&mut self, path: &str, message: String) {
        self.breaks.push(Problem {
            path: path.into(),
            message,
        });
    }
}

fn needs(older: &str, newer: &str) -> String {
    format!("needs \"{older}\" as in the older edition, found \"{newer}\"")
}
