//! What a private-use character was before it was pasted.

/// The character that a private-use one most likely stands for: Word writes the signs of Symbol and Wingdings at U+F020 to
/// U+F0FF, and GBK has characters at U+E000 and above that Unicode has elsewhere by now (GB 18030-2022, table D.1).
pub(super) fn likely(c: char) -> Option<char> {
    let meant = match u32::from(c) {
        // Wingdings.
        0xF06C => '●',
        0xF06D => '❍',
        0xF06E => '■',
        0xF06F | 0xF0A8 => '□',
        0xF075 | 0xF077 => '◆',
        0xF076 => '❖',
        0xF09F | 0xF0B7 => '•',
        0xF0A7 => '▪',
        0xF0AB => '★',
        0xF0D8 => '➢',
        0xF0DF => '←',
        0xF0E0 => '→',
        0xF0E1 => '↑',
        0xF0E2 => '↓',
        0xF0E8 => '➔',
        0xF0F0 => '⇨',
        0xF0FB => '✗',
        0xF0FC => '✓',
        0xF0FD => '☒',
        0xF0FE => '☑',
        // Symbol.
        0xF020 => ' ',
        0xF02B => '+',
        0xF02D => '−',
        0xF044 => 'Δ',
        0xF057 => 'Ω',
        0xF061 => 'α',
        0xF062 => 'β',
        0xF067 => 'γ',
        0xF06A => 'φ',
        0xF070 => 'π',
        0xF071 => 'θ',
        0xF073 => 'σ',
        0xF0A3 => '≤',
        0xF0A5 => '∞',
        0xF0B0 => '°',
        0xF0B1 => '±',
        0xF0B3 => '≥',
        0xF0B4 => '×',
        0xF0B8 => '÷',
        0xF0B9 => '≠',
        0xF0BB => '≈',
        0xF0D2 => '®',
        0xF0D3 => '©',
        0xF0D4 => '™',
        // GBK.
        0xE5E5 => '\u{3000}',
        0xE7C7 => 'ḿ',
        0xE7C8 => 'ǹ',
        0xE78D..=0xE793 => char::from_u32(0xFE10 + u32::from(c) - 0xE78D)?,
        _ => return None,
    };
    Some(meant)
}

#[cfg(test)]
mod tests {
    use super::likely;

    #[test]
    fn signs_of_word_and_gbk_are_known() {
        for (typed, meant) in
            [('\u{F0B7}', '•'), ('\u{F0D8}', '➢'), ('\u{F0B3}', '≥'), ('\u{E7C8}', 'ǹ'), ('\u{E78D}', '︐')]
        {
            assert_eq!(likely(typed), Some(meant));
        }
        assert_eq!(likely('\u{E000}'), None);
        assert_eq!(likely('中'), None);
    }
}
