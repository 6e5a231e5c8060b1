//! Structure and references.
