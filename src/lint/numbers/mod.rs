//! Numbers against each other.
