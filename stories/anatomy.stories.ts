// One picture for each element: what its parts and slots are called. The overview pages show them.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { expect, waitFor } from 'storybook/test';
import { articleIn } from './support/articles.js';
import { figure, guidelines, pencil, pictures, slides } from './support/markup.js';
import { anatomy } from './support/anatomy.js';
import './support/article.css';

const meta: Meta = {
  title: 'Anatomy',
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

interface Picture {
  tag: string;
  markup: (locale: unknown) => string;
  /** Room below the element for what it lays over the page, e.g. `22rem`. */
  room?: string;
  /** What the element needs before it shows all of this. */
  beforeEach?: () => void | (() => void);
}

const picture = ({ tag, markup, room, beforeEach }: Picture): Story => ({
  ...(beforeEach && { beforeEach }),
  render: (_, { globals }) => anatomy(tag, unsafeHTML(markup(globals.locale)), room),
  play: async ({ canvasElement }) => {
    const legend = canvasElement.querySelector('story-anatomy')!.shadowRoot!;
    await waitFor(() => expect(legend.querySelector('dt')).toBeVisible());
  },
});

export const Pencil = picture({
  tag: 'news-pencil',
  room: '13rem',
  markup: (locale) =>
    pencil(articleIn(locale), 'placement="inline" open expand-on="never" show-to="everyone"').replace(
      'autoplay interval',
      'controls="none" interval',
    ),
});

export const Carousel = picture({
  tag: 'news-carousel',
  markup: (locale) =>
    `<news-carousel autoplay interval="60000" controls="pause+nav" picker="dots" label="${articleIn(locale).pencil.carouselLabel}">${slides(articleIn(locale))}</news-carousel>`,
});

export const Photo = picture({
  tag: 'news-photo',
  markup: (locale) =>
    `<news-photo zoom source-kind="handout" captured="1961-06-04" corrected="2026-11-12">${figure(articleIn(locale).inline)}</news-photo>`,
});

export const CommentGuidelines: Story = picture({
  tag: 'news-comment-guidelines',
  markup: (locale) =>
    `<news-comment-guidelines updated="2026-11-09" review-time="1h" label="${articleIn(locale).comments.title}">${guidelines(articleIn(locale))}</news-comment-guidelines>`,
});

export const CookieNotice = picture({
  tag: 'news-cookie-notice',
  // On this page the browser only seems to block cookies, so that there is something to see.
  beforeEach: () => {
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set: () => undefined });
    return () => delete (document as Partial<Document>).cookie;
  },
  markup: (locale) => {
    const { text, consequences } = articleIn(locale).cookies;
    return `<news-cookie-notice policy-href="#policy"><p>${text}</p><p slot="consequences">${consequences}</p></news-cookie-notice>`;
  },
});

export const ConsentGate = picture({
  tag: 'news-consent-gate',
  markup: () => `<news-consent-gate category="social" ratio="3 / 1">
<p>A film of the first crossing, from a video site.</p>
<template><img src="${pictures.ferry[1]}" width="960" height="640" alt="The ferry on its first crossing."></template>
</news-consent-gate>`,
});
