//! The notation for a list of phrases: each with its name in the file and what it is for.

macro_rules! phrases {
    ($list:ident: $($(#[$doc:meta])+ $variant:ident = $name:literal,)+) => {
        /// One piece of interface text; `{…}` in its description are the values it is filled with.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $list {
            $($(#[$doc])+ $variant,)+
        }

        impl $list {
            /// The keys under `text` in the file, in the order of the variants.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}
// A guide brings words of its own.
pub(crate) use phrases;
