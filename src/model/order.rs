//! The order of cases.

use pinyin::ToPinyin;

/// What names are sorted by: characters in the order of GB/T 13418 – marks, digits, letters, then Han by the commonest of their
/// sounds, tone after syllable – and what the sound does not part by the character.
pub(super) fn by_sound(name: &str) -> Vec<(u8, String, char)> {
    let class = |c: char| match c {
        c if c.is_ascii_digit() => 1,
        c if c.is_alphabetic() => 2,
        _ => 0,
    };
    let characters = name.chars().filter(|c| !c.is_whitespace());
    characters
        .map(|c| match c.to_pinyin() {
            Some(sound) => (3, sound.with_tone_num_end().to_owned(), c),
            None => (class(c), c.to_lowercase().collect(), c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_their_sound() {
        let mut names = ["中兴通讯", "蔚来", "3M 中国", "SAS", "爱信", "菲鹏生物", "阿里", "IBM", "晶泰科技"];
        names.sort_by_key(|name| by_sound(name));
        assert_eq!(
            names,
            ["3M 中国", "IBM", "SAS", "阿里", "爱信", "菲鹏生物", "晶泰科技", "蔚来", "中兴通讯"]
        );
    }
}
