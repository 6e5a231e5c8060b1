//! `colour-space`: every colour means something to the press (ISO 15930-7, 6.2.3).

use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::colour::Space;

messages! {
    DEVICE_RGB: "RGB of no known device on page {}", "第 {} 页使用了没有说明设备的 RGB（DeviceRGB）";
    DEVICE_RGB_IMAGE: "a picture in RGB of no known device on page {}", "第 {} 页的图片使用了没有说明设备的 RGB（DeviceRGB）";
    UNREADABLE: "a colour space that cannot be read on page {}", "第 {} 页的色彩空间无法读取";
    RGB_HINT: "convert the colours to CMYK, or give them an RGB profile", "请转换为 CMYK，或附上 RGB 配置文件";
    UNREADABLE_HINT: "export the file again", "请重新导出";
}

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for used in &inspection.seen.spaces {
        let (message, hint): (&'static Template, &'static Template) = match &*used.space {
            Space::Rgb if used.picture => (&DEVICE_RGB_IMAGE, &RGB_HINT),
            Space::Rgb => (&DEVICE_RGB, &RGB_HINT),
            Space::Inks(_, alternate) if **alternate == Space::Rgb => (&DEVICE_RGB, &RGB_HINT),
            Space::Unknown => (&UNREADABLE, &UNREADABLE_HINT),
            _ => continue,
        };
        let place = inspection.place(used.pages.first(), used.object);
        let finding = Diagnostic::error(Code::ColourSpace, place, message.with([&used.pages.to_string()]));
        found.push(finding.hint(hint.plain()));
    }
}
