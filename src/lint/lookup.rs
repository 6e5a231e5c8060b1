//! Many words that are looked up in a text at once.

use std::collections::{BTreeMap, BTreeSet};

/// Words with the values that belong to them. What a text begins with is found by the lengths of the words with its first
/// character, so that the work does not grow with the number of words.
#[derive(Debug)]
pub(super) struct Lookup<'a, T> {
    values: BTreeMap<&'a str, Vec<T>>,
    /// In bytes.
    lengths: BTreeMap<char, BTreeSet<usize>>,
}

impl<T> Default for Lookup<'_, T> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), lengths: BTreeMap::new() }
    }
}

impl<'a, T> Lookup<'a, T> {
    /// Adds a value of a word. The empty word has none.
    pub(super) fn add(&mut self, word: &'a str, value: T) {
        if let Some(first) = word.chars().next() {
            self.lengths.entry(first).or_default().insert(word.len());
            self.values.entry(word).or_default().push(value);
        }
    }

    /// The values of a word, in the order in which they were added.
    pub(super) fn of(&self, word: &str) -> &[T] {
        self.values.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words that a text begins with, each with its values.
    pub(super) fn at_start<'t>(&self, text: &'t str) -> impl Iterator<Item = (&'t str, &[T])> {
        let lengths = text.chars().next().and_then(|first| self.lengths.get(&first));
        let words = lengths.into_iter().flatten().filter_map(move |length| text.get(..*length));
        words.filter_map(|word| Some((word, self.values.get(word)?.as_slice())))
    }

    /// The words that stand anywhere in a text, each time with their values.
    pub(super) fn within<'t>(&self, text: &'t str) -> impl Iterator<Item = (&'t str, &[T])> {
        text.char_indices().flat_map(|(at, _)| self.at_start(&text[at..]))
    }
}

#[cfg(test)]
mod tests {
    use super::Lookup;

    #[test]
    fn words_are_found_where_they_stand() {
        let mut known = Lookup::default();
        for (place, word) in ["新收", "新收案件", "案件", "新收", ""].into_iter().enumerate() {
            known.add(word, place);
        }
        let found =
            |text| known.within(text).map(|(word, places)| (word, places.to_vec())).collect::<Vec<_>>();
        assert_eq!(known.of("新收"), [0, 3]);
        assert_eq!(known.at_start("新收的").count(), 1);
        assert_eq!(found("最新收案件"), [("新收", vec![0, 3]), ("新收案件", vec![1]), ("案件", vec![2])]);
        assert_eq!(found("案"), []);
        assert_eq!(found(""), []);
    }
}
