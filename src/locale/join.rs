//! Words put side by side, for the functions that catalogues call.

/// Two texts with a space between them only where Latin letters or digits are beside: 菲鹏生物 IP 总, 菲鹏生物法务部.
pub(super) fn joined(first: &str, second: &str) -> String {
    let gap = match (first.chars().next_back(), second.chars().next()) {
        (Some(before), Some(after)) if before.is_ascii() || after.is_ascii() => " ",
        _ => "",
    };
    format!("{first}{gap}{second}")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_space_stands_beside_latin_only() {
        assert_eq!(joined("蓝桥仪器", "IP 总监"), "蓝桥仪器 IP 总监");
        assert_eq!(joined("Lanqiao", "法务部"), "Lanqiao 法务部");
        assert_eq!(joined("蓝桥仪器", "法务部"), "蓝桥仪器法务部");
        assert_eq!(joined("", "法务部"), "法务部");
    }
}
