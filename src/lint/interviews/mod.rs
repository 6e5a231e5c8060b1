//! Interviews: whose words, and all of them.
