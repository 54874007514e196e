// Shortening templates never changes what they mean.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minifyCss, minifyHtml } from '../../scripts/minify-templates.mjs';

const css = (text) => minifyCss([text])[0];
const html = (text) => minifyHtml([text])[0];

describe('css', () => {
  const cases = [
    ['leaves out what CSS does not need', '\n  a {\n    color: red;\n  }\n', 'a{color:red}'],
    ['leaves out comments', 'a { /* why */ color: red /* so */ }', 'a{color:red}'],
    ['keeps a space between values', 'a { margin: 0   1px\n 2px }', 'a{margin:0 1px 2px}'],
    ['keeps the descendant combinator before a pseudo-class', 'a :hover, a:hover {}', 'a :hover,a:hover{}'],
    ['keeps spaces around the signs of calc()', 'a { width: calc(1px + 2px - 3px) }', 'a{width:calc(1px + 2px - 3px)}'],
    [
      'keeps spaces around `and`',
      '@media (width > 1px) and (not print) { a {} }',
      '@media (width>1px) and (not print){a{}}',
    ],
    ['keeps an empty custom property', 'a { --b: ; --c: 1 }', 'a{--b: ;--c:1}'],
    [
      'keeps texts as they are',
      `a { content: "a ; }  /* b */ : c"; b: '\\' ; ' }`,
      `a{content:"a ; }  /* b */ : c";b:'\\' ; '}`,
    ],
    [
      'keeps attribute selectors',
      `:host([placement='bottom']) [part='strip'] {}`,
      `:host([placement='bottom']) [part='strip']{}`,
    ],
    ['takes the space before !important', 'a { b: c !important; }', 'a{b:c!important}'],
    ['keeps fallbacks for older browsers', 'a { b: 30vh; b: 30svh; }', 'a{b:30vh;b:30svh}'],
  ];
  for (const [name, before, after] of cases) it(name, () => assert.equal(css(before), after));

  it('keeps expressions in their places', () => {
    assert.deepEqual(minifyCss(['\n a {\n b: ', ' ', ';\n }\n ', '\n c { d: calc(1px + ', ') } ']), [
      'a{b:',
      ' ',
      '}',
      ' c{d:calc(1px + ',
      ')}',
    ]);
  });
});

describe('html', () => {
  const cases = [
    ['keeps one space between neighbours', '<x-a></x-a>\n   <x-b></x-b>', '<x-a></x-a> <x-b></x-b>'],
    ['keeps them together where they stand together', '<x-a></x-a><x-b></x-b>', '<x-a></x-a><x-b></x-b>'],
    ['keeps spaces without a line break', '<b>a</b>  <i>b</i>', '<b>a</b>  <i>b</i>'],
    [
      'keeps the end of an empty svg element',
      '<svg><path d="M0 0" /><path d="M1 1"/></svg>',
      '<svg><path d="M0 0" /><path d="M1 1"/></svg>',
    ],
    ['puts a tag on one line', '<a\n  href="b"\n  c\n>d</a\n>', '<a href="b" c>d</a>'],
    ['keeps attribute values', '<a b="c\n  d" e=\' > \'>f</a>', '<a b="c\n  d" e=\' > \'>f</a>'],
    ['keeps a sign that is no tag', 'a < b\n > c', 'a < b > c'],
  ];
  for (const [name, before, after] of cases) it(name, () => assert.equal(html(before), after));

  it('keeps expressions in their places', () => {
    assert.deepEqual(minifyHtml(['<a\n  @click=', '\n  ?b=', '\n>\n  ', '\n  ', '\n</a>']), [
      '<a @click=',
      ' ?b=',
      '> ',
      ' ',
      ' </a>',
    ]);
  });

  it('refuses elements whose line breaks count', () => {
    assert.throws(() => html('<pre>\n</pre>'), /line breaks count/);
  });
});
