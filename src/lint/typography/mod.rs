//! Chinese typography (clreq, GB/T 15834-2011), most of which `check --fix` mends.
