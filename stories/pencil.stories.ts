import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { NewsPencil } from '../src/index.js';
import { type Article, articleIn } from './support/articles.js';
import { elementStories, withWords } from './support/element-stories.js';
import { figure, pencilSlots } from './support/markup.js';
import './support/article.css';

const { args, argTypes, render } = elementStories('news-pencil');

/** Something to scroll: the beginning of the article. */
const page = ({ section, headline, standfirst, lead, paragraphs }: Article): TemplateResult =>
  html`<main class="article-page" id="story">
    <header class="opening">
      <p class="kicker">${section}</p>
      <h1>${headline}</h1>
      <p class="standfirst">${standfirst}</p>
    </header>
    <div class="lead">${unsafeHTML(figure(lead, { lead: true }))}</div>
    <div class="text">
      ${paragraphs.filter((part) => typeof part === 'string').map((part) => html`<p>${unsafeHTML(part)}</p>`)}
    </div>
  </main>`;

const meta: Meta = {
  title: 'Elements/Pencil',
  component: 'news-pencil',
  args: { ...args },
  argTypes,
  render: (given, { globals }) => {
    const article = articleIn(globals.locale);
    return html`${render(withWords(given, pencilSlots(article)))} ${page(article)}`;
  },
  // Pencils share the edges of a page, so each has a page of its own.
  parameters: {
    layout: 'fullscreen',
    docs: {
      story: { inline: false, height: '520px' },
      // The article below is there to be scrolled, not to be copied.
      source: { transform: (code: string) => code.split('<main')[0]!.trim().replaceAll('=""', '') },
    },
  },
};
export default meta;
type Story = StoryObj;

const pencilIn = (canvas: HTMLElement) => canvas.querySelector<NewsPencil>('news-pencil')!;
const part = (canvas: HTMLElement, name: string) =>
  pencilIn(canvas).shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`)!;
const shown = (canvas: HTMLElement) => waitFor(() => expect(part(canvas, 'strip')).toBeVisible());

/** A strip of constant height above the page. Scroll: the panel opens once, and closes at the top. */
export const Playground: Story = {};

/** The panel lies over the page and moves nothing. */
export const Open: Story = { args: { open: true, 'expand-on': 'never' } };

/** At the lower edge, where a thumb is. */
export const AtTheBottom: Story = { name: 'At the bottom', args: { placement: 'bottom' } };

export const OpenAtTheBottom: Story = {
  name: 'Open at the bottom',
  args: { placement: 'bottom', open: true, 'expand-on': 'never' },
};

/** In the flow of the page, and not sticky. */
export const Inline: Story = { args: { placement: 'inline' } };

/** On a phone the strip is one line, with the close button one touch away. */
export const OnAPhone: Story = {
  name: 'On a phone',
  args: { open: true, 'expand-on': 'never' },
  globals: { viewport: { value: 'phone' } },
  tags: ['phone'],
};

/** Without a close button. */
export const Permanent: Story = { args: { permanent: true } };

/** Only a strip: without anything for the panel there is no toggle. */
export const StripOnly: Story = {
  name: 'Strip only',
  render: (given, { globals }) => {
    const article = articleIn(globals.locale);
    const slots = pencilSlots(article);
    return html`${render(withWords(given, { 'headline-slot': slots['headline-slot'], 'strip-cta-slot': slots['strip-cta-slot'] }))}
    ${page(article)}`;
  },
};

/** Three lines where one was meant: the strip keeps its height. */
export const LongHeadline: Story = {
  name: 'Long headline',
  args: {
    'headline-slot':
      '<strong>Every story from the river towns, the Saturday magazine, the Tide Table at seven each morning, and 155 years of back issues, for less than a cup of coffee</strong>',
  },
  globals: { viewport: { value: 'phone' } },
  tags: ['phone'],
};

/** A subscriber sees none, not even for one frame. */
export const ForASubscriber: Story = {
  name: 'Not for subscribers',
  globals: { reader: 'subscriber' },
  play: async ({ canvasElement }) => {
    const pencil = pencilIn(canvasElement);
    await waitFor(() => expect(pencil.decision.reasons.length).toBeGreaterThan(0));
    await expect(pencil.decision.show).toBe(false);
  },
};

/** While the page does not know who reads, it waits. */
export const Pending: Story = {
  name: 'Answer pending',
  globals: { reader: 'pending' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(pencilIn(canvasElement).decision.show).toBe(false));
  },
};

/** An offer that has ended. */
export const Ended: Story = {
  args: { until: '2020-01-01T00:00:00+00:00' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(pencilIn(canvasElement).decision.show).toBe(false));
  },
};

/** The reader opens the panel, closes it with Escape, and keeps the focus on the button. */
export const OpenAndEscape: Story = {
  name: 'Open, and Escape',
  play: async ({ canvasElement, step }) => {
    const pencil = pencilIn(canvasElement);
    await shown(canvasElement);
    await step('open', async () => {
      await userEvent.click(part(canvasElement, 'toggle'));
      await waitFor(() => expect(pencil.open).toBe(true));
      await expect(part(canvasElement, 'toggle')).toHaveAttribute('aria-expanded', 'true');
    });
    await step('Escape', async () => {
      part(canvasElement, 'toggle').focus();
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(pencil.open).toBe(false));
    });
  },
};

/** The reader leaves the top of the page: the panel opens once. Back at the top it closes. */
export const ExpandOnScroll: Story = {
  name: 'Expand on scroll',
  play: async ({ canvasElement, step }) => {
    const pencil = pencilIn(canvasElement);
    await shown(canvasElement);
    // It is armed when the page has loaded and been drawn twice.
    await waitFor(() => expect(pencil.explain().armed).toBe(true), { timeout: 3000 });
    await step('scroll down', async () => {
      window.scrollTo(0, 600);
      await waitFor(() => expect(pencil.open).toBe(true), { timeout: 3000 });
    });
    await step('back to the top', async () => {
      window.scrollTo(0, 0);
      await waitFor(() => expect(pencil.open).toBe(false), { timeout: 3000 });
    });
  },
};

/** The reader closes it: it is gone for as long as `dismiss-for` says. */
export const Dismiss: Story = {
  args: { campaign: 'stories', 'dismiss-for': '10d 30d forever' },
  play: async ({ canvasElement }) => {
    const pencil = pencilIn(canvasElement);
    await shown(canvasElement);
    await userEvent.click(part(canvasElement, 'dismiss'));
    await waitFor(() => expect(pencil.decision.show).toBe(false));
    await waitFor(() => expect(pencil.explain().dismissals).toBe(1));
    await waitFor(() => expect(part(canvasElement, 'strip')).toBeNull());
  },
};

/** The offer names its end, and goes when it comes. */
export const WithADeadline: Story = {
  name: 'With a deadline',
  args: { open: true, 'expand-on': 'never', deadline: '2199-12-31T23:59:00-05:00' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(part(canvasElement, 'deadline')).toBeVisible());
  },
};

/** Not before its time; `explain()` says when. */
export const NotYet: Story = {
  name: 'Not yet',
  args: { from: '2199-01-01T00:00:00+00:00' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(pencilIn(canvasElement).decision.reasons).toContain('not-yet'));
    await expect(pencilIn(canvasElement).explain().next).toBe('2199-01-01T00:00:00.000Z');
  },
};

/** A text to try, in a template; the same reader keeps the same one. */
export const Variant: Story = {
  args: { campaign: 'variant-story' },
  render: (given, { globals }) => {
    const article = articleIn(globals.locale);
    const words = withWords(given, pencilSlots(article));
    const template = html`<template data-variant="b" weight="100"
      ><strong slot="headline">${article.headline}</strong>
      <p>${article.standfirst}</p></template
    >`;
    return html`${render(words, template)} ${page(article)}`;
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(pencilIn(canvasElement).explain().variant).toBe('b'), { timeout: 3000 });
    pencilIn(canvasElement).reset();
  },
};

/** Two pencils ask for the same edge: the higher priority shows, the other one says why it does not. */
export const TwoPencils: Story = {
  name: 'Two pencils',
  args: { priority: 1 },
  render: (given, { globals }) => {
    const article = articleIn(globals.locale);
    return html`${render(withWords(given, pencilSlots(article)))}
      <news-pencil id="second" label="The other offer"></news-pencil>
      ${page(article)}`;
  },
  play: async ({ canvasElement }) => {
    const second = canvasElement.querySelector<NewsPencil>('#second')!;
    await waitFor(() => expect(second.decision.reasons).toEqual(['edge-busy']));
  },
};
