import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { setReader, type NewsReaderContext } from '../src/index.js';
import { elementStories } from './support/element-stories.js';

const { args, argTypes, render } = elementStories('news-reader-context');

/** Shows what an element inside learns; the real elements do the same through their own wording. */
const guidelines = `<news-comment-guidelines label="Comments">
  <p>Conversation on this article is read before it appears.</p>
  <template data-reader="anonymous"><p>Sign in to join the conversation. Everybody may read it.</p></template>
  <template data-reader="registered"><p>You are signed in. Subscribers may comment; everybody may read.</p></template>
  <template data-reader="subscriber"><p>Welcome back. Say what you think, and stay on the subject.</p></template>
</news-comment-guidelines>`;

const meta: Meta = {
  title: 'Elements/Reader context',
  component: 'news-reader-context',
  args: { ...args, 'default-slot': guidelines },
  argTypes,
  render: (given) => render(given),
};
export default meta;
type Story = StoryObj;

/** The outer one belongs to the toolbar; the last one is the story's. */
const contextIn = (canvas: HTMLElement) =>
  [...canvas.querySelectorAll<NewsReaderContext>('news-reader-context')].at(-1)!;

/** Change the attributes below and watch the text inside. */
export const Playground: Story = { args: { reader: 'subscriber' } };

/** The page says that the answer is on its way: elements wait and show what is true for everybody. */
export const Pending: Story = { args: { reader: 'pending' } };

export const Anonymous: Story = { args: { reader: 'anonymous' } };

export const Registered: Story = { args: { reader: 'registered' } };

export const Subscriber: Story = { args: { reader: 'subscriber' } };

/** What an inner context leaves out comes from the one around it. */
export const Nested: Story = {
  args: { reader: 'registered' },
  render: (given) =>
    render(
      { ...given, 'default-slot': '' },
      html`<news-reader-context cookies="blocked"><p>Registered, and cookies are blocked.</p></news-reader-context>`,
    ),
  play: async ({ canvasElement }) => {
    const inner = contextIn(canvasElement);
    await expect(inner.state.reader).toBe('registered');
    await expect(inner.state.cookies).toBe('blocked');
  },
};

/** `setReader()` reaches whatever has no context of its own; a context's own attribute wins. */
export const SwitchedByTheReader: Story = {
  name: 'Switch the reader',
  args: { cookies: 'ok' },
  play: async ({ canvasElement, step }) => {
    const context = contextIn(canvasElement);
    await step('an attribute is changed', async () => {
      context.setAttribute('reader', 'anonymous');
      await context.updateComplete;
      await expect(context.state.reader).toBe('anonymous');
    });
    await step('the page says something else', async () => {
      setReader({ reader: 'registered' });
      await expect(context.state.reader).toBe('anonymous');
      setReader({ reader: 'unknown' });
    });
    await step('the reader subscribes', async () => {
      context.setAttribute('reader', 'subscriber');
      await context.updateComplete;
      await expect(context.explain().state.reader).toBe('subscriber');
    });
  },
};
