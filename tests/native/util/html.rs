//! Rendering natively, and just enough of an HTML reader to ask what was rendered.

use std::fmt::Write as _;
use std::rc::Rc;

use readiness_check::session::Session;
use readiness_check::view::{Loading, Quiz, QuizProps, Report};
use yew::{BaseComponent, Callback, LocalServerRenderer};

/// Elements that have no end tag.
const VOID: [&str; 3] = ["input", "br", "img"];
/// Attributes that only concern looks, and drawn outlines: too long or too fickle
/// for a snapshot.
const LOOKS: [&str; 5] = ["class", "part", "d", "viewBox", "fill-opacity"];

/// An element with what it contains; a text is one without a tag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub(crate) tag: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
    own_text: String,
}

/// What `component` renders, as text.
pub(crate) fn html<C>(props: C::Properties) -> String
where
    C: BaseComponent,
    C::Properties: Clone,
{
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(renderer.render())
}

/// The props of a quiz that shows `session` and nothing else.
pub(crate) fn props(session: Session) -> QuizProps {
    QuizProps {
        session: Rc::new(session),
        dispatch: Callback::noop(),
        address: "https://example.org/page".into(),
        on_errand: Some(Callback::noop()),
        guidance: readiness_check::view::Guidance::Without,
        today: yew::AttrValue::default(),
        can_share: false,
        destination: None,
        on_ready: Callback::noop(),
        message: None,
        on_dismiss: Callback::noop(),
        keeping: None,
        report: Loading::Ready(Report::whole()),
        life: 0,
        on_retry: Callback::noop(),
        prefix: "q-".into(),
    }
}

/// The quiz that shows `session`.
#[track_caller]
pub(crate) fn render(session: Session) -> Node {
    parse(&html::<Quiz>(props(session)))
}

#[track_caller]
pub(crate) fn parse(html: &str) -> Node {
    let mut open = vec![Node::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = if rest.starts_with("<!--") {
            rest.split_once("-->").expect("an open comment")
        } else if rest.starts_with('<') {
            rest.split_once('>').expect("an open tag")
        } else {
            rest.split_at(rest.find('<').unwrap_or(rest.len()))
        };
        rest = after;
        let last = open.last_mut().unwrap();
        if piece.starts_with("<!--") {
            continue;
        }
        if let Some(tag) = piece.strip_prefix("</") {
            assert_eq!(last.tag, tag, "the end tag of another element");
            let done = open.pop().unwrap();
            open.last_mut().unwrap().children.push(done);
        } else if let Some(tag) = piece.strip_prefix('<') {
            let node = start(tag.trim_end_matches('/').trim());
            if VOID.contains(&&*node.tag) {
                last.children.push(node);
            } else {
                open.push(node);
            }
        } else {
            last.children.push(Node {
                own_text: unescape(piece),
                ..Node::default()
            });
        }
    }
    assert_eq!(open.len(), 1, "an element without its end tag");
    open.pop().unwrap()
}

fn start(tag: &str) -> Node {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((name, value)) = rest.split_once("=\"") {
        let (value, after) = value.split_once('"').expect("an open attribute");
        // Attributes without a value may stand before one that has some.
        let mut names = name.split_whitespace().rev();
        let with_value = names.next().unwrap().to_owned();
        attributes.extend(names.map(|name| (name.to_owned(), String::new())));
        attributes.push((with_value, unescape(value)));
        rest = after;
    }
    attributes.extend(
        rest.split_whitespace()
            .map(|name| (name.to_owned(), String::new())),
    );
    Node {
        tag: name.into(),
        attributes,
        ..Node::default()
    }
}

fn unescape(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

impl Node {
    /// The value of an attribute; empty for one without a value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(found, _)| found == name)?;
        Some(value)
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split(' ').any(|found| found == class)
    }

    /// This element and everything in it, in document order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        std::iter::once(self)
            .chain(self.children.iter().flat_map(Self::all))
            .collect()
    }

    /// The elements in it with this tag.
    pub(crate) fn tags(&self, tag: &str) -> Vec<&Self> {
        self.matching(|node| node.tag == tag)
    }

    /// The elements in it that `fits` picks.
    pub(crate) fn matching(&self, fits: impl Fn(&Self) -> bool) -> Vec<&Self> {
        self.all().into_iter().filter(|node| fits(node)).collect()
    }

    /// The one element in it with this tag.
    #[track_caller]
    pub(crate) fn only(&self, tag: &str) -> &Self {
        let found = self.tags(tag);
        assert_eq!(found.len(), 1, "how many <{tag}> there are");
        found[0]
    }

    /// The container of one question.
    #[track_caller]
    pub(crate) fn question(&self, slot: &str) -> &Self {
        let found = self.matching(|node| node.attribute("data-slot") == Some(slot));
        assert_eq!(found.len(), 1, "how many questions are called {slot}");
        found[0]
    }

    /// The slot ids of all questions, in order.
    pub(crate) fn questions(&self) -> Vec<&str> {
        self.all()
            .into_iter()
            .filter_map(|node| node.attribute("data-slot"))
            .collect()
    }

    /// The radios in it.
    pub(crate) fn radios(&self) -> Vec<&Self> {
        self.matching(|node| node.attribute("type") == Some("radio"))
    }

    /// The values of the radios in it that are checked.
    pub(crate) fn checked(&self) -> Vec<&str> {
        let checked = self.radios().into_iter();
        checked
            .filter(|radio| radio.attribute("checked").is_some())
            .map(|radio| radio.attribute("value").unwrap_or_default())
            .collect()
    }

    /// The texts of all buttons.
    pub(crate) fn buttons(&self) -> Vec<String> {
        self.tags("button").into_iter().map(Self::text).collect()
    }

    /// All text in it, with single spaces.
    pub(crate) fn text(&self) -> String {
        let texts: String = self
            .all()
            .into_iter()
            .map(|node| [&*node.own_text, " "].concat())
            .collect();
        texts.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// An indented outline without what only concerns looks.
    pub(crate) fn outline(&self) -> String {
        let mut lines = String::new();
        self.write(0, &mut lines);
        lines
    }

    fn write(&self, depth: usize, lines: &mut String) {
        let indent = "  ".repeat(depth);
        if self.tag.is_empty() {
            if !self.own_text.is_empty() {
                writeln!(lines, "{indent}{}", self.own_text).unwrap();
            }
            for child in &self.children {
                child.write(depth, lines);
            }
            return;
        }
        write!(lines, "{indent}<{}", self.tag).unwrap();
        for (name, value) in &self.attributes {
            if !LOOKS.contains(&&**name) {
                write!(lines, " {name}=\"{value}\"").unwrap();
            }
        }
        match &*self.children {
            _ if self.tag == "svg" => lines.push_str("> (a drawing)\n"),
            [only] if only.tag.is_empty() => writeln!(lines, "> {}", only.own_text).unwrap(),
            children => {
                lines.push_str(">\n");
                for child in children {
                    child.write(depth + 1, lines);
                }
            }
        }
    }
}
