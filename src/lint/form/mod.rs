//! Qualifiers and the form of numbers.
