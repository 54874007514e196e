import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { NewsCommentGuidelines, NewsReaderContext } from '../src/index.js';
import { articleIn } from './support/articles.js';
import { elementStories, withWords } from './support/element-stories.js';
import { guidelines } from './support/markup.js';
import './support/article.css';

const { args, argTypes, render } = elementStories('news-comment-guidelines');

const meta: Meta = {
  title: 'Elements/Comment guidelines',
  component: 'news-comment-guidelines',
  args: { ...args, updated: '2026-11-09', 'review-time': '1h' },
  argTypes,
  render: (given, { globals }) => render(withWords(given, { 'default-slot': guidelines(articleIn(globals.locale)) })),
};
export default meta;
type Story = StoryObj;

const panelIn = (canvas: HTMLElement) => canvas.querySelector<NewsCommentGuidelines>('news-comment-guidelines')!;
const shadow = (canvas: HTMLElement, selector: string) =>
  panelIn(canvas).shadowRoot!.querySelector<HTMLElement>(selector)!;

/** Choose a reader in the toolbar and the state of the thread in the controls. */
export const Playground: Story = {};

/** Before the page knows who reads: one text that is true for everybody, and no line about subscribing. */
export const Neutral: Story = { globals: { reader: 'unknown' } };

export const Anonymous: Story = { globals: { reader: 'anonymous' } };

export const Registered: Story = { globals: { reader: 'registered' } };

export const Subscriber: Story = { globals: { reader: 'subscriber' } };

/** Some states only the comment system knows: the element’s own `reader` says them. */
export const Suspended: Story = {
  args: {
    reader: 'suspended',
    'default-slot': `<p>Talk with other readers and with our newsroom about this article.</p>
<template data-reader="suspended banned"><p>You cannot write comments at the moment. The reason is in our e-mail to you, with the way to appeal.</p></template>`,
  },
};

/** Comments are read before they appear. */
export const Premoderated: Story = { args: { thread: 'premoderated' } };

/** Closed for new comments; what was written stays readable, and letters are welcome. */
export const Closed: Story = { args: { thread: 'closed' } };

/** A temporary outage. Without a template that names the state, the element says it by itself. */
export const Paused: Story = { args: { thread: 'paused' } };

/** An outage with an end: the panel changes by itself when the time has come. */
export const PausedUntil: Story = {
  name: 'Paused until a time',
  args: {
    'paused-until': '2099-03-01T09:00:00+00:00',
    'default-slot': '<p>Talk with other readers and with our newsroom about this article.</p>',
  },
};

/** This article never had comments. */
export const Off: Story = {
  args: {
    thread: 'off',
    'default-slot': '<p>Write to the editor: the best letters appear on Saturday.</p>',
  },
};

export const Archived: Story = {
  args: { thread: 'archived', 'default-slot': '<p>The conversation of 2019 is kept as it was.</p>' },
};

/** Closed until it opens. */
export const OpensLater: Story = {
  name: 'Opens later',
  args: {
    'opens-at': '2099-01-01T08:00:00+00:00',
    'default-slot': '<p>Ask the harbour master: questions are taken from eight in the morning.</p>',
  },
};

/** For readers who know the rules: they are folded, and still found by searching in the page. */
export const Compact: Story = { args: { mode: 'compact' } };

/** A link for those who may not write yet, and other places to go. */
export const WithLinks: Story = {
  name: 'With links',
  globals: { reader: 'registered' },
  args: {
    'cta-slot': '<p><a href="#story">See the offer: £1 a week</a></p>',
    'alternatives-slot': '<p>Or write a <a href="#story">letter to the editor</a>.</p>',
  },
};

/** Loading always ends: after `timeout` it becomes an error that can be tried again. */
export const Loading: Story = { args: { load: 'loading', timeout: '1h' } };

export const LoadError: Story = { name: 'Cannot be loaded', args: { load: 'error' } };

/** Who reads changes while the page is open: the text follows in place. */
export const SwitchTheReader: Story = {
  name: 'Switch the reader',
  render: (given, { globals }) => html`
    <news-reader-context data-inner reader="anonymous">
      ${render(withWords(given, { 'default-slot': guidelines(articleIn(globals.locale)) }))}
    </news-reader-context>
  `,
  play: async ({ canvasElement, step }) => {
    const context = canvasElement.querySelector<NewsReaderContext>('[data-inner]')!;
    const panel = panelIn(canvasElement);
    await waitFor(() => expect(panel.state.reader).toBe('anonymous'));
    const before = panel.innerText;
    await step('the reader signs in as a subscriber', async () => {
      context.reader = 'subscriber';
      await waitFor(() => expect(panel.state.reader).toBe('subscriber'));
      await waitFor(() => expect(panel.innerText).not.toBe(before));
    });
  },
};

/** Comments load when the reader asks for them; the page listens to the request and answers. */
export const LoadOnClick: Story = {
  name: 'Load on click',
  args: { 'load-on': 'click' },
  play: async ({ canvasElement, step }) => {
    const panel = panelIn(canvasElement);
    panel.addEventListener('news-comment-guidelines-request', () => setTimeout(() => (panel.load = 'ready')), {
      once: true,
    });
    await step('the reader asks for the comments', async () => {
      await waitFor(() => expect(shadow(canvasElement, '[part~=request]')).toBeTruthy());
      await userEvent.click(shadow(canvasElement, '[part~=request]'));
    });
    await waitFor(() => expect(panel.state.load).toBe('ready'));
  },
};

/** Try again asks the page once more. */
export const TryAgain: Story = {
  name: 'Try again',
  args: { load: 'error', timeout: '1h' },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement);
    const attempts: number[] = [];
    panel.addEventListener('news-comment-guidelines-request', (event) =>
      attempts.push((event as CustomEvent<{ attempt: number }>).detail.attempt),
    );
    await waitFor(() => expect(shadow(canvasElement, '[part~=retry]')).toBeTruthy());
    await userEvent.click(shadow(canvasElement, '[part~=retry]'));
    await waitFor(() => expect(attempts).toHaveLength(1));
    await expect(panel.state.load).toBe('loading');
  },
};
