// The page's words, which come with the setup, from the catalogue of the language. Text of the book never passes through here.

export let words = {};
let plurals = new Intl.PluralRules("en");

/// `fit-page` is `fitPage`.
const camel = name => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/// Takes over the words of a language; `fit-page` becomes `words.fitPage`.
export function speak(table) {
  words = Object.fromEntries(Object.entries(table).map(([name, word]) => [camel(name), word]));
  document.documentElement.lang = words.lang;
  plurals = new Intl.PluralRules(words.lang);
}

/// The name of a page without a file, by its role.
export const pageName = role => words[camel(`role-${role}`)];

/// A text with its values in place of `{n}` and `{name}`.
export const say = (text, values) => text.replace(/\{(n|name)\}/g, (_, name) => values[name]);

/// The form of a word that goes with a number.
export const counted = (forms, n) => say(forms[plurals.select(n)], { n });

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
