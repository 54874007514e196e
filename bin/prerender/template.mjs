// A Lit template as HTML: text, attributes, nested templates and lists. What needs a browser (events, properties) is left out.
import { nothing } from 'lit';

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const isNothing = (value) => value === nothing || value === undefined || value === null;
const escape = (value) => (isNothing(value) ? '' : String(value).replace(/[&<>"]/g, (character) => ESCAPES[character]));

/** @param {unknown} value what a `render()` returned */
export function toHtml(value) {
  if (Array.isArray(value)) return value.map(toHtml).join('');
  if (isNothing(value) || typeof value !== 'object') return escape(value);
  const { strings, values } = value;
  if (!strings || !values) throw new TypeError('prerender cannot render directives.');
  let html = strings[0];
  for (let index = 0; index < values.length;) {
    const attribute = isInTag(html) && /\s([.?@]?)([\w-]+)=("?)([^"<>]*)$/.exec(html);
    if (!attribute) {
      html += toHtml(values[index]) + strings[(index += 1)];
      continue;
    }
    // One value, or several inside quotation marks.
    const [whole, kind, name, quote, beginning] = attribute;
    const given = [];
    let content = beginning;
    let rest;
    let end;
    do {
      given.push(values[index]);
      rest = strings[index + 1];
      end = quote ? rest.indexOf('"') : 0;
      content += escape(values[index]) + (end < 0 ? rest : rest.slice(0, end));
      index += 1;
    } while (end < 0);
    html = html.slice(0, -whole.length);
    if (kind === '?') html += given[0] && given[0] !== nothing ? ` ${name}` : '';
    else if (!kind && !given.includes(nothing)) html += ` ${name}="${content}"`;
    html += rest.slice(quote ? end + 1 : end);
  }
  return html;
}

/** Whether the end of `html` stands inside a tag. */
const isInTag = (html) => html.lastIndexOf('<') > html.lastIndexOf('>');
