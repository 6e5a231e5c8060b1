// The page's words in English and Chinese. Text of the book never passes through here.

const WORDS = {
  en: {
    contents: "Contents", search: "Find in the contents", cover: "Cover", toc: "Table of contents",
    single: "Page", spread: "Spread", continuous: "Scroll", sheetView: "All",
    singleHint: "One page (1)", spreadHint: "Facing pages (2)", continuousHint: "One below another (3)", sheetViewHint: "Contact sheet (4)",
    fitPage: "Fit page (f)", fitWidth: "Fit width (w)", smaller: "Smaller (−)", larger: "Larger (+)",
    sheet: "Sheet", sheetHint: "The company’s sheet beside its pages (s)",
    press: "Press", pressHint: "Press view: bleed, trim and marks (p)",
    gray: "Gray", grayHint: "Soft grayscale (g)",
    follow: "Follow", followHint: "Go to the page that shows a save (o)",
    findings: "Findings", noFindings: "No findings", help: "Keys", close: "Close",
    noPages: "The book has errors: there are no pages yet", opening: "Reading the book…", ready: "Up to date", working: "Setting the pages…",
    faulty: "Errors: these are the last good pages", gone: "The book’s folder is gone: these are the last good pages",
    lost: "The preview has ended. Start it again with casebound preview.",
    errors: n => n === 1 ? "1 error" : `${n} errors`, warnings: n => n === 1 ? "1 warning" : `${n} warnings`, infos: n => n === 1 ? "1 note" : `${n} notes`,
    error: "error", warning: "warning", info: "note",
    hint: "Hint", show: "Show on the page", open: "Open", copy: "Copy", copied: "Copied", nowhere: "No line of the book is printed here",
    editor: "Editor", ownEditor: "Other…", ownEditorHint: "A link with {path}, {line} and {column}",
    page: "Page", of: n => `of ${n}`, previous: "Previous page", next: "Next page", pageName: n => `Page ${n}`,
    noSheet: "Go to a company’s pages to see its sheet", sheetOf: name => `Sheet: ${name}`,
    pressNote: "Blue: trim · red: bleed · CMYK inks as a screen shows them, an approximation",
    keys: [
      ["← →  PgUp PgDn", "page back, forward"], ["Home  End", "first, last page"], ["1 2 3 4", "page, facing pages, scroll, contact sheet"],
      ["f  w", "fit page, fit width"], ["+  −  0", "larger, smaller, real size"], ["c", "contents"], ["/", "find in the contents"],
      ["n  N", "next, previous finding"], ["e", "findings"], ["s", "company’s sheet beside its pages"], ["p", "press view"], ["g", "grayscale"],
      ["o", "follow saves"], ["click", "the line behind a text, number or chart"], ["Ctrl click", "open it in the editor"], ["Esc", "close"], ["?", "these keys"],
    ],
  },
  zh: {
    contents: "目录", search: "在目录中查找", cover: "封面", toc: "目录页",
    single: "单页", spread: "对开", continuous: "连续", sheetView: "全览",
    singleHint: "单页（1）", spreadHint: "对开页（2）", continuousHint: "连续滚动（3）", sheetViewHint: "缩略图总览（4）",
    fitPage: "适合整页（f）", fitWidth: "适合宽度（w）", smaller: "缩小（−）", larger: "放大（+）",
    sheet: "企业单页", sheetHint: "在书页旁显示这家企业的单页（s）",
    press: "印刷", pressHint: "印刷视图：出血、裁切线与标记（p）",
    gray: "灰度", grayHint: "柔和灰度（g）",
    follow: "跟随", followHint: "保存后转到所改的那一页（o）",
    findings: "检查结果", noFindings: "没有问题", help: "按键", close: "关闭",
    noPages: "书稿有错误，还没有排好的页面", opening: "正在读取书稿…", ready: "已是最新", working: "正在排版…",
    faulty: "书稿有错误：显示的是上一次排好的页面", gone: "书的文件夹不见了：显示的是上一次排好的页面",
    lost: "预览已结束。请重新运行 casebound preview。",
    errors: n => `${n} 个错误`, warnings: n => `${n} 个警告`, infos: n => `${n} 条提示`,
    error: "错误", warning: "警告", info: "提示",
    hint: "建议", show: "在页面上查看", open: "打开", copy: "复制", copied: "已复制", nowhere: "这里没有书稿中的文字",
    editor: "编辑器", ownEditor: "其他…", ownEditorHint: "含 {path}、{line}、{column} 的链接",
    page: "页", of: n => `/ ${n}`, previous: "上一页", next: "下一页", pageName: n => `第 ${n} 页`,
    noSheet: "转到某家企业的页面，即可看到它的单页", sheetOf: name => `单页：${name}`,
    pressNote: "青线：裁切　红虚线：出血　屏幕以近似颜色显示 CMYK 油墨",
    keys: [
      ["← →  PgUp PgDn", "上一页、下一页"], ["Home  End", "首页、末页"], ["1 2 3 4", "单页、对开、连续、全览"],
      ["f  w", "适合整页、适合宽度"], ["+  −  0", "放大、缩小、实际大小"], ["c", "目录"], ["/", "在目录中查找"],
      ["n  N", "下一条、上一条检查结果"], ["e", "检查结果"], ["s", "在旁显示企业单页"], ["p", "印刷视图"], ["g", "灰度"],
      ["o", "跟随保存"], ["单击", "文字、数字或图表在书稿中的位置"], ["Ctrl 单击", "在编辑器中打开"], ["Esc", "关闭"], ["?", "按键说明"],
    ],
  },
};

export let words = WORDS.en;

export function speak(lang) {
  words = WORDS[lang] ?? WORDS.en;
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
}

/// An element with attributes and children; strings become text, never markup.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const byId = id => document.getElementById(id);
