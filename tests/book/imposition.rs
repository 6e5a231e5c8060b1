//! Pages on sheets, pages of their own, and the ticket beside the press file.

use lopdf::{Dictionary, Document, Object, Stream, decode_text_string, dictionary};

use crate::harness::Book;
use crate::pdf::Pdf;

/// A file of so many pages of 100 × 200 points, whose content is their number; the last is as wide as asked.
fn pages(count: usize, last: i64) -> Vec<u8> {
    let mut document = Document::with_version("1.6");
    let tree = document.new_object_id();
    let kids: Vec<Object> = (1..=count)
        .map(|number| {
            let content =
                document.add_object(Stream::new(Dictionary::new(), format!("% page {number}").into_bytes()));
            let width = if number == count { last } else { 100 };
            document
                .add_object(dictionary! {
                    "Type" => "Page", "Parent" => tree, "Contents" => content,
                    "TrimBox" => vec![0.into(), 0.into(), width.into(), 200.into()],
                })
                .into()
        })
        .collect();
    let media: Vec<Object> = vec![0.into(), 0.into(), 140.into(), 240.into()];
    let tree_of =
        dictionary! { "Type" => "Pages", "Count" => count as i64, "Kids" => kids, "MediaBox" => media };
    document.objects.insert(tree, tree_of.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF");
    bytes
}

/// Of each side: its width and height, and what stands where: page, and its place from the left and from below.
fn sides(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let sides = document.page_iter().map(|id| {
        let page = document.get_dictionary(id).expect("a page");
        let media = page.get(b"MediaBox").and_then(Object::as_array).expect("a box");
        let size: Vec<String> =
            media[2..].iter().map(|edge| edge.as_float().expect("a number").to_string()).collect();
        let resources = page.get(b"Resources").and_then(Object::as_dict).expect("resources");
        let forms = resources.get(b"XObject").and_then(Object::as_dict).expect("forms");
        let content = String::from_utf8(document.get_page_content(id)).expect("text");
        let places = content.lines().filter(|line| line.starts_with('q')).map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            let at = words.iter().position(|word| *word == "cm").expect("a matrix");
            let name = words[at + 1].trim_start_matches('/');
            let form = forms.get(name.as_bytes()).and_then(Object::as_reference).expect("a form");
            let form = document.get_object(form).and_then(Object::as_stream).expect("a form");
            let own = form.get_plain_content().expect("content");
            format!(
                "{} at {}, {}",
                String::from_utf8_lossy(&own).trim().trim_start_matches("% "),
                words[at - 2],
                words[at - 1]
            )
        });
        format!("{}: {}", size.join(" × "), places.collect::<Vec<_>>().join("; "))
    });
    sides.collect()
}

#[test]
fn a_booklet_folds_into_the_order_of_its_pages() {
    let book = Book::empty();
    book.write("a.pdf", pages(7, 100));
    book.run("impose a.pdf --booklet --creep 1").done();
    insta::assert_snapshot!(sides(&book.bytes("a-booklet.pdf")).join("\n"));
}

#[test]
fn pages_side_by_side_keep_their_order() {
    let book = Book::empty();
    book.write("a.pdf", pages(5, 100));
    book.run("impose a.pdf --n-up 2x2 --out sheets.pdf").done();
    insta::assert_snapshot!(sides(&book.bytes("sheets.pdf")).join("\n"));
}

#[test]
fn what_cannot_be_imposed_is_said() {
    let book = Book::empty();
    book.write("a.pdf", pages(3, 90)).write("none.pdf", "no PDF");
    for (args, says) in [
        ("impose a.pdf --booklet", "page 3 has another size"),
        ("impose none.pdf --booklet", "no PDF that can be read"),
        ("impose a.pdf", "--booklet"),
        ("impose a.pdf --n-up 9x1", "up to 8"),
        ("impose a.pdf --booklet --creep 30", "20"),
    ] {
        let ran = book.run(args);
        assert!(ran.to_string().contains("exit code Some(2)") && ran.stderr.contains(says), "{args}\n{ran}");
    }
    assert_eq!(book.list("."), ["a.pdf", "none.pdf"], "nothing was written");
}

/// What a file says of its identity, in the XMP packet and in the trailer alike.
#[derive(Debug, PartialEq)]
struct Identity {
    document: String,
    instance: String,
}

impl Identity {
    fn of(bytes: &[u8]) -> Identity {
        let pdf = Document::load_mem(bytes).expect("a PDF");
        let packet = pdf.catalog().and_then(|catalog| catalog.get(b"Metadata")).expect("a packet");
        let (_, packet) = pdf.dereference(packet).expect("a packet");
        let packet = String::from_utf8_lossy(&packet.as_stream().expect("a stream").content).into_owned();
        let says = |key: &str| {
            let (_, after) = packet.split_once(key).expect(key);
            let start = after.find("uuid:").expect("an identity") + "uuid:".len();
            after[start..start + 36].replace('-', "")
        };
        let own = Identity { document: says("DocumentID"), instance: says("InstanceID") };
        let ids = pdf.trailer.get(b"ID").and_then(Object::as_array).expect("an identity");
        let hex =
            |id: &Object| id.as_str().expect("bytes").iter().map(|byte| format!("{byte:02x}")).collect();
        let ids: Vec<String> = ids.iter().map(hex).collect();
        assert_eq!([&own.document, &own.instance], [&ids[0], &ids[1]], "the packet and the trailer agree");
        own
    }
}

/// The bookmarks of a file, each with its depth and the page that it leads to.
fn bookmarks(bytes: &[u8]) -> Vec<(usize, String, usize)> {
    let pdf = Document::load_mem(bytes).expect("a PDF");
    let pages: Vec<_> = pdf.page_iter().collect();
    let mut found = Vec::new();
    let Ok(root) = pdf.catalog().and_then(|catalog| catalog.get(b"Outlines")) else { return found };
    let first = |object: &Object, key: &[u8]| {
        let own = pdf.dereference(object).expect("a bookmark").1.as_dict().expect("a dictionary");
        own.get(key).ok().cloned()
    };
    let mut stack: Vec<(usize, Object)> =
        first(root, b"First").map(|object| (0, object)).into_iter().collect();
    while let Some((depth, object)) = stack.pop() {
        let title = decode_text_string(&first(&object, b"Title").expect("a title")).expect("text");
        let place = first(&object, b"Dest").expect("a place");
        let (_, place) = pdf.dereference(&place).expect("a place");
        let page = place.as_array().expect("an array")[0].as_reference().expect("a page");
        let page = pages.iter().position(|own| *own == page).expect("a page of the file") + 1;
        found.push((depth, title, page));
        stack.extend(first(&object, b"Next").map(|next| (depth, next)));
        stack.extend(first(&object, b"First").map(|inside| (depth + 1, inside)));
    }
    found
}

#[test]
fn bookmarks_of_pages_that_are_there_stay() {
    let book = Book::plain();
    book.run("build --only press").done();
    let whole = bookmarks(&book.bytes("out/report-press.pdf"));
    assert!(whole.iter().any(|(depth, ..)| *depth > 0), "{whole:?}");
    // The page of a heading that stands below another, without the page of that one.
    let (at, (_, inner, page)) = whole.iter().enumerate().find(|(_, (depth, ..))| *depth > 0).expect("one");
    let (_, outer, above) = whole[..at].iter().rev().find(|(depth, ..)| *depth == 0).expect("its chapter");
    assert_ne!(page, above, "they stand on different pages");
    book.run(&format!("build --only press --pages {page}")).done();
    let some = bookmarks(&book.bytes(&format!("out/report-press-{page}.pdf")));
    let on_it = whole.iter().filter(|(.., of)| of == page).count();
    assert_eq!(some.len(), on_it + 1, "{some:?}");
    assert_eq!(some[..2], [(0, outer.clone(), 1), (1, inner.clone(), 1)]);
    let bare = (1..).find(|page| whole.iter().all(|(.., of)| of != page)).expect("a page without one");
    book.run(&format!("build --only press --pages {bare}")).done();
    assert_eq!(bookmarks(&book.bytes(&format!("out/report-press-{bare}.pdf"))), []);
}

#[test]
fn a_press_file_of_some_pages_is_still_one() {
    let book = Book::plain();
    book.run("build --only press --pages 2,3").done();
    let facts = book.run("preflight out/report-press-2_3.pdf --facts --format json").done().json();
    assert_eq!(facts[0]["facts"]["pages"], 2);
    assert_eq!(facts[0]["facts"]["standards"], serde_json::json!([{ "name": "PDF/X-4", "kept": true }]));
    assert!(!book.outputs().contains(&"out/report-press.pdf".to_owned()), "it is not taken for the whole");
    let some = book.bytes("out/report-press-2_3.pdf");
    book.run("build --only press --pages 2,3").done();
    assert!(some == book.bytes("out/report-press-2_3.pdf"), "the same pages are the same file");
    book.run("build --only press").done();
    let whole = Identity::of(&book.bytes("out/report-press.pdf"));
    book.run("build --only press --pages 3").done();
    let other = Identity::of(&book.bytes("out/report-press-3.pdf"));
    let some = Identity::of(&some);
    assert_eq!([&some.document, &other.document], [&whole.document; 2], "they are the same document");
    assert!(
        some.instance != whole.instance && some.instance != other.instance,
        "and no two are the same file"
    );
    let ran = book.run("build --only press --pages 900");
    assert!(ran.stderr.contains("there is no page 900"), "{ran}");
    let ran = book.run("build --only press --pages 3-1");
    assert!(ran.stderr.contains("12-20,31"), "{ran}");
}

#[test]
fn the_ticket_says_what_a_printer_asks() {
    let book = Book::plain();
    book.run("build --only press --ticket").done();
    let mut ticket: serde_json::Value =
        serde_json::from_str(&book.text("out/report-press.job.json")).expect("JSON");
    let page = Pdf::read(&book.bytes("out/report-press.job.pdf"));
    assert_eq!(page.pages().len(), 1);
    let digest = ticket["sha256"].as_str().expect("a hash");
    for part in ["Jobticket印刷工单", "trim210×297mm,bleed3.0mm", digest, "FOGRA39", "Printrun印数"] {
        assert!(page.text().replace('\u{200B}', "").contains(part), "{part}\n{}", page.text());
    }
    assert_eq!(ticket["sha256"].as_str().map(str::len), Some(64));
    ticket["sha256"] = "…".into();
    ticket["generator"] = "…".into();
    insta::assert_snapshot!(serde_json::to_string_pretty(&ticket).expect("JSON"));
}
