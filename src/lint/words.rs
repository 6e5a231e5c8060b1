//! The words of Chinese that rules know, from `words.yaml`.

use std::sync::OnceLock;

use serde::Deserialize;

/// The words, by the rules that need them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {}

impl Words {
    /// The words, read once.
    pub fn get() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| serde_yaml::from_str(include_str!("words.yaml")).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_words_is_in_form() {
        serde_yaml::from_str::<Words>(include_str!("words.yaml")).expect("the words");
    }
}
