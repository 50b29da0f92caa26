//! The order in which like stands beside like. Compressors name what comes again by how far back it is, so the
//! nearer it is, the fewer bytes that takes.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The number of words, or bytes, that come again together to count as likeness.
const PHRASE: usize = 4;

/// The positions of `texts`, given by their words or bytes, each followed by the one of those left that is most
/// like it: that has most of its phrases in common with it, of all that either has.
pub(crate) fn side_by_side<T: Hash>(texts: &[Vec<T>]) -> Vec<usize> {
    let phrases: Vec<_> = texts.iter().map(|text| phrases(text)).collect();
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (position, phrases) in phrases.iter().enumerate() {
        for phrase in phrases {
            places.entry(*phrase).or_default().push(position);
        }
    }
    let size = |position: usize| phrases.get(position).map_or(0, HashSet::len);
    let mut left: BTreeSet<_> = (0..texts.len()).collect();
    let mut order = Vec::new();
    let mut next = left.pop_first();
    while let Some(position) = next {
        order.push(position);
        let mut common = vec![0; texts.len()];
        let own = phrases.get(position).into_iter().flatten();
        for other in own.filter_map(|phrase| places.get(phrase)).flatten() {
            if let Some(common) = common.get_mut(*other) {
                *common += 1;
            }
        }
        let shared = |other: usize| common.get(other).copied().unwrap_or(0);
        let all = |other: usize| size(position) + size(other) - shared(other);
        next = left.iter().copied().max_by(|one, other| {
            // Fractions, by the product of each one's upper with the other's lower half.
            let [one_part, other_part] = [shared(*one) * all(*other), shared(*other) * all(*one)];
            (one_part, Reverse(one)).cmp(&(other_part, Reverse(other)))
        });
        left.retain(|other| Some(*other) != next);
    }
    order
}

/// Everything that stands side by side in a text, by its hashes.
fn phrases<T: Hash>(text: &[T]) -> HashSet<u64> {
    let hashes = text.windows(PHRASE).map(|phrase| {
        let mut hasher = DefaultHasher::new();
        phrase.hash(&mut hasher);
        hasher.finish()
    });
    hashes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_is_what_has_most_in_common_of_what_there_is() {
        let texts = [
            "abcdefgh",
            "zzzzzzzzz",
            // All of the first one is in it, but much else besides.
            "abcdefgh and a lot of other letters",
            "abcdefgx",
        ];
        let order = side_by_side(&texts.map(|text| text.bytes().collect()));
        assert_eq!(order, [0, 3, 2, 1]);
    }

    #[test]
    fn what_is_like_nothing_stays_in_its_order() {
        let texts = ["aaaa1", "bbbb2", "", "cccc3"];
        let order = side_by_side(&texts.map(|text| text.bytes().collect()));
        assert_eq!(order, [0, 1, 2, 3]);
        assert!(side_by_side::<u8>(&[]).is_empty());
    }
}
