import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import {
  addBuiltIn,
  languageOf,
  LocalizeController,
  registerTranslation,
  setTranslationLoader,
  type Translation,
} from '../src/controllers/localize.js';
import { en } from '../src/translations/en.js';

// Any word will do: the tests are about which language is chosen.
const [key, english] = Object.entries<unknown>(en).find(([, word]) => typeof word === 'string') as [
  keyof Translation,
  string,
];

class LanguageProbe extends LitElement {
  localize = new LocalizeController(this);
  protected override render(): TemplateResult {
    return html`${this.localize.term(key as never)}`;
  }
  get text(): string {
    return this.shadowRoot!.textContent.trim();
  }
}
customElements.define('language-probe', LanguageProbe);

const words = (word: string) => ({ [key]: word }) as Partial<Translation>;
const probeIn = async (template: TemplateResult) => {
  const element = await fixture(template);
  const probe = element.matches('language-probe') ? element : element.querySelector('language-probe')!;
  await (probe as LanguageProbe).updateComplete;
  return probe as LanguageProbe;
};

describe('localize controller', () => {
  before(() => {
    registerTranslation('nl', words('Nederlands'));
    registerTranslation('nl-BE', words('Vlaams'));
  });

  it('takes the region first, then the language, then English', async () => {
    expect((await probeIn(html`<div lang="nl-BE"><language-probe></language-probe></div>`)).text).to.equal('Vlaams');
    expect((await probeIn(html`<div lang="nl-NL"><language-probe></language-probe></div>`)).text).to.equal(
      'Nederlands',
    );
    expect((await probeIn(html`<div lang="xx"><language-probe></language-probe></div>`)).text).to.equal(english);
  });

  it('takes away from the end of a long tag: what is registered for a script serves its regions', async () => {
    registerTranslation('zh-Hant', words('繁體'));
    registerTranslation('zh', words('简体'));
    for (const [lang, word] of [
      ['zh-Hant-TW', '繁體'],
      ['zh-Hant-TW-u-nu-latn', '繁體'],
      ['zh-Hans-CN', '简体'],
      ['zh', '简体'],
      ['nl-BE-u-ca-gregory', 'Vlaams'],
    ]) {
      expect((await probeIn(html`<language-probe lang=${lang!}></language-probe>`)).text, lang).to.equal(word);
    }
  });

  it('reads nl_NL, and passes over auto, empty and broken tags', async () => {
    for (const lang of ['nl_NL', 'NL', ' nl ']) {
      expect((await probeIn(html`<language-probe lang=${lang}></language-probe>`)).text, lang).to.equal('Nederlands');
    }
    for (const lang of ['auto', '', '???', 'x']) {
      const probe = await probeIn(
        html`<div lang="nl">
          <p lang=${lang}><language-probe></language-probe></p>
        </div>`,
      );
      expect(probe.text, lang).to.equal('Nederlands');
    }
  });

  it('crosses shadow roots', async () => {
    const outer = await fixture(html`<div lang="nl"></div>`);
    const probe = document.createElement('language-probe') as LanguageProbe;
    outer.attachShadow({ mode: 'open' }).append(probe);
    expect(languageOf(probe)).to.equal('nl');
  });

  it('re-renders when lang changes or a language arrives late, and not after it was removed', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="nl"><language-probe></language-probe></div>`);
    const probe = outer.querySelector('language-probe') as LanguageProbe;
    outer.lang = 'eo';
    await new Promise((resolve) => setTimeout(resolve));
    await probe.updateComplete;
    expect(probe.text).to.equal(english);
    registerTranslation('eo', words('Esperanto'));
    await probe.updateComplete;
    expect(probe.text).to.equal('Esperanto');
    probe.remove();
    registerTranslation('eo', words('again'));
    expect(probe.isUpdatePending).to.equal(false);
  });

  it('keeps the words of the page, whether those of the library come before or after them', async () => {
    const probe = await probeIn(html`<language-probe lang="ia"></language-probe>`);
    registerTranslation('ia', words('of the page'));
    addBuiltIn('ia', { ...words('of the library'), photoClose: 'Clauder' });
    await probe.updateComplete;
    expect(probe.text).to.equal('of the page');
    expect(probe.localize.term('photoClose'), 'what the page left out').to.equal('Clauder');
    addBuiltIn('io', words('of the library'));
    registerTranslation('io', words('of the page'));
    probe.lang = 'io';
    probe.requestUpdate();
    await probe.updateComplete;
    expect(probe.text).to.equal('of the page');
  });

  it('loads a language, once, of which the page has changed a word', async () => {
    registerTranslation('vo', words('of the page'));
    const asked: string[] = [];
    setTranslationLoader((language) => {
      asked.push(language);
      return language === 'vo' ? Promise.resolve(addBuiltIn('vo', { photoClose: 'Färmükön' })) : undefined;
    });
    const probe = await probeIn(html`<language-probe lang="vo"></language-probe>`);
    setTranslationLoader(undefined);
    expect([probe.text, probe.localize.term('photoClose')]).to.deep.equal(['of the page', 'Färmükön']);
    expect(asked.filter((language) => language === 'vo')).to.deep.equal(['vo']);
  });
});
