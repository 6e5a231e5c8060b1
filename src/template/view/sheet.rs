//! What a company sheet says besides its case.

use serde::Serialize;

use crate::model::{Address, SheetFoot};
use crate::picture::{AddressCode, PictureRef};
use crate::source::Text;

/// What stands at the foot of a sheet, and where the rest of its interview is.
#[derive(Debug, Serialize)]
pub struct Sheet<'a> {
    mark: Option<&'a PictureRef>,
    contact: Option<&'a Text>,
    address: Option<AddressView<'a>>,
    /// Whether the case stands in the report.
    in_report: bool,
}

#[derive(Debug, Serialize)]
struct AddressView<'a> {
    text: &'a Text,
    uri: &'a str,
    code: &'a AddressCode,
}

impl<'a> Sheet<'a> {
    /// The view of a sheet of a book that says this at its foot, and of the case with this address.
    pub fn new(foot: Option<&'a SheetFoot>, address: Option<&'a Address>, in_report: bool) -> Sheet<'a> {
        let address = address.map(|Address { text, uri, code }| AddressView { text, uri, code });
        Sheet {
            mark: foot.and_then(|foot| foot.mark.as_ref()),
            contact: foot.and_then(|foot| foot.contact.as_ref()),
            address,
            in_report,
        }
    }
}
