// Chinese has no blanks between its words, by which the site's search parts a text: it would find nothing. What is typed in Chinese is
// looked for as it stands, part by part; titles come first.
{
  const load = elasticlunr.Index.load;
  elasticlunr.Index.load = config => {
    const index = load.call(elasticlunr.Index, config);
    const own = index.search.bind(index);
    const documents = Object.entries(config.documentStore.docs);
    index.search = (typed, options) => {
      if (!/\p{Script=Han}/u.test(typed)) return own(typed, options);
      const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
      const found = [];
      for (const [ref, doc] of documents) {
        const [title, way, body] = [doc.title, doc.breadcrumbs, doc.body].map(text => text.toLowerCase());
        const worth = part => 100 * title.includes(part) + 20 * way.includes(part) + Math.min(body.split(part).length - 1, 10);
        const each = parts.map(worth);
        if (each.includes(0)) continue;
        found.push({ ref, doc: { ...doc, body: excerpt(doc.body, body, parts) }, score: each.reduce((a, b) => a + b, 0) });
      }
      return found.sort((a, b) => b.score - a.score);
    };
    return index;
  };

  // What stands around the first part that is found; blanks around it make it a word, which is marked.
  function excerpt(text, small, parts) {
    const part = parts.find(part => small.includes(part));
    if (!part) return text.slice(0, 100);
    const at = small.indexOf(part), end = at + part.length;
    return `${text.slice(Math.max(at - 30, 0), at)} ${text.slice(at, end)} ${text.slice(end, end + 70)}`;
  }
}
