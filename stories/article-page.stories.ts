import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { articleIn } from './support/articles.js';
import { articlePage, type PageOptions } from './support/markup.js';
import './support/article.css';

/**
 * All elements on one page of an invented newspaper, The Larkwater Ledger: the pencil above the masthead with a carousel
 * inside, two photos, comment guidelines and a cookie notice. Change the reader, the language, the theme and the paper
 * in the toolbar.
 */
const meta: Meta<PageOptions> = {
  title: 'Article page',
  tags: ['!autodocs'],
  args: { pencil: '', thread: 'open', cookies: '' },
  argTypes: {
    pencil: { name: 'pencil attributes', control: 'text', description: 'For example `placement="bottom"`.' },
    thread: {
      name: 'comments',
      control: 'select',
      options: ['open', 'premoderated', 'closed', 'paused', 'off', 'archived'],
      description: 'State of the comment thread.',
    },
    cookies: { name: 'cookie notice attributes', control: 'text', description: 'For example `mode="consent"`.' },
  },
  render: (options, { globals }) => html`${unsafeHTML(articlePage(articleIn(globals.locale), options))}`,
  parameters: { layout: 'fullscreen' },
};
export default meta;
type Story = StoryObj<PageOptions>;

export const Desktop: Story = { globals: { viewport: { value: 'desktop' } } };

export const Tablet: Story = { globals: { viewport: { value: 'tablet' } }, tags: ['tablet'] };

export const Phone: Story = { globals: { viewport: { value: 'phone' } }, tags: ['phone'] };

/** A subscriber sees no pencil, and a welcome above the comments. */
export const ForASubscriber: Story = { name: 'For a subscriber', globals: { reader: 'subscriber' } };

/** The pencil at the lower edge, where a thumb is. */
export const PencilAtTheBottom: Story = {
  name: 'Pencil at the bottom',
  args: { pencil: 'placement="bottom"' },
  globals: { viewport: { value: 'phone' } },
  tags: ['phone'],
};

/** Comments are out of order for a while: the page says so instead of loading for ever. */
export const CommentsPaused: Story = { name: 'Comments paused', args: { thread: 'paused' } };

/** Cream paper and oxblood, made of public tokens only. */
export const Broadsheet: Story = { globals: { paper: 'broadsheet' } };

/** Loud, and still one accent. */
export const Tabloid: Story = { globals: { paper: 'tabloid' } };

/** Never printed, always dark. */
export const DigitalOnly: Story = { name: 'Digital only', globals: { paper: 'digital' } };
