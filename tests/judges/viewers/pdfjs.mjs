// Writes annotations on a PDF as Firefox does, with the library of its viewer.
//
//     node pdfjs.mjs PDFJS IN OUT < ANNOTATIONS
import { readFileSync, writeFileSync } from "node:fs";

const [library, given, made] = process.argv.slice(2);
const pdfjs = await import(`${library}/legacy/build/pdf.mjs`);
const document = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(given)), verbosity: 0 }).promise;
for (const [index, { kind, page, rect, text }] of JSON.parse(readFileSync(0)).entries()) {
  const [left, low, right, high] = rect;
  const own = { pageIndex: page, rect, rotation: 0, structTreeParentId: null };
  const marked = {
    annotationType: pdfjs.AnnotationEditorType.HIGHLIGHT, color: [255, 255, 0], opacity: 1, thickness: 12,
    quadPoints: new Float32Array([left, high, right, high, left, low, right, low]),
    outlines: [[left, low, right, low, right, high, left, high]],
    ...(text ? { popup: { contents: text, rect: [0, 0, 9, 9], deleted: false } } : {}),
  };
  const typed = { annotationType: pdfjs.AnnotationEditorType.FREETEXT, color: [0, 0, 0], fontSize: 7, value: text, isCopy: false };
  document.annotationStorage.setValue(`pdfjs_internal_editor_${index}`, { ...own, ...(kind === "typed" ? typed : marked) });
}
writeFileSync(made, await document.saveDocument());
process.exit(0);
