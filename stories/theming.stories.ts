import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { expect, userEvent, waitFor } from 'storybook/test';
import { articleIn } from './support/articles.js';
import { guidelines, pencil, photo } from './support/markup.js';
import { shared } from './support/tokens.js';
import './support/article.css';
import './support/theming.css';

type Tokens = Record<string, string>;

const color = (description: string) => ({ control: { type: 'color' as const }, description });

/** Choose colours and type in the controls, look at every element at once, and copy the block at the foot into a style sheet. */
const meta: Meta<Tokens> = {
  title: 'Theming/Workbench',
  tags: ['!autodocs'],
  args: Object.fromEntries(shared.map(({ name }) => [name, ''])),
  argTypes: {
    ...Object.fromEntries(shared.map(({ name, description }) => [name, color(description)])),
    '--news-radius': { control: 'select', options: ['', '0', '2px', '4px'], description: 'Corners.' },
    '--news-font': {
      control: 'select',
      options: ['', 'Georgia, serif', 'system-ui, sans-serif', '"Arial Narrow", sans-serif', 'ui-monospace, monospace'],
      description: 'Face of the elements’ own words.',
    },
  },
  parameters: { layout: 'fullscreen', controls: { sort: 'none' } },
  render: (tokens, { globals }) => {
    const article = articleIn(globals.locale);
    const block = themeOf(tokens);
    const copy = (event: Event) => {
      const button = event.currentTarget as HTMLButtonElement;
      // Without a permission to write, the block is selected, so that the reader's own copy key works.
      navigator.clipboard.writeText(block).then(
        () => (button.textContent = 'Copied'),
        () => getSelection()?.selectAllChildren(button.previousElementSibling!),
      );
    };
    return html`<style>
        ${block.replace(':root', '.workbench')}
      </style>
      <div class="workbench">
        ${unsafeHTML(pencil(article, 'placement="inline" open expand-on="never" show-to="everyone"'))}
        <div class="workbench-page">
          <div>${unsafeHTML(photo(article.lead, { lead: true }))}</div>
          <div>
            ${unsafeHTML(`<news-comment-guidelines updated="${article.comments.updated}">${guidelines(article)}</news-comment-guidelines>`)}
          </div>
        </div>
        <section class="workbench-block" lang="en" dir="ltr" aria-labelledby="workbench-title">
          <h2 id="workbench-title">Paste this into your style sheet</h2>
          <pre tabindex="0">${block}</pre>
          <button type="button" @click=${copy}>Copy</button>
        </section>
      </div>`;
  },
};
export default meta;
type Story = StoryObj<Tokens>;

/** Only what was chosen: an untouched token keeps its fall-back. */
function themeOf(tokens: Tokens): string {
  const lines = shared
    .map(({ name }) => ({ name, value: tokens[name] }))
    .filter(({ value }) => value)
    .map(({ name, value }) => `  ${name}: ${value};`);
  return lines.length
    ? `:root {\n${lines.join('\n')}\n}`
    : ':root {\n  /* Choose a colour, a corner or a face in the controls. */\n}';
}

export const Workbench: Story = {
  args: {
    '--news-background': '#f3efe6',
    '--news-color': '#1d1a16',
    '--news-accent': '#14532d',
    '--news-accent-color': '#ffffff',
    '--news-rule': '#b9b09c',
  },
};

/** Without any token the elements borrow the page's own colours and type. */
export const Untouched: Story = {};

/** The button copies the block, or selects it where a page may not write to the clipboard. */
export const CopyTheBlock: Story = {
  name: 'Copy the block',
  args: { '--news-accent': '#14532d', '--news-accent-color': '#ffffff' },
  play: async ({ canvasElement }) => {
    const block = canvasElement.querySelector('pre')!;
    await expect(block).toHaveTextContent('--news-accent: #14532d;');
    const button = canvasElement.querySelector('.workbench-block button')!;
    await userEvent.click(button);
    await waitFor(() =>
      expect(button.textContent === 'Copied' || String(getSelection()).includes('--news-accent: #14532d;')).toBe(true),
    );
  },
};
