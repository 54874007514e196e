import { expect } from '@open-wc/testing';
import sinon from 'sinon';
import { startConsentMode } from '../src/consent-mode.js';
import { pageReader, setReader } from '../src/reader/page.js';
import { followFrameworks } from '../src/tcf.js';

type Globals = Record<string, unknown>;
const globals = globalThis as unknown as Globals;
const consent = () => pageReader()!.state.consent;

describe('Google Consent Mode', () => {
  afterEach(() => setReader({ consent: {} }));

  const read = (name: string) => Array.from(globals[name] as ArrayLike<unknown>[], (entry) => Array.from(entry));

  it('puts one default before everything, then an update for each change', () => {
    // Google's snippet has run already, its script has not been loaded yet.
    globals.layer1 = [
      ['js', 1],
      ['config', 'G-1'],
    ];
    globals.layer0 = [undefined, null, 1, {}];
    expect(startConsentMode({ dataLayer: 'layer0' }), 'whatever has been pushed').to.equal(true);
    expect(startConsentMode({ dataLayer: 'layer1', waitForUpdate: 250 })).to.equal(true);
    expect(startConsentMode({ dataLayer: 'layer1' }), 'once').to.equal(false);
    const denied = {
      ad_storage: 'denied',
      ad_user_data: 'denied',
      ad_personalization: 'denied',
      analytics_storage: 'denied',
      functionality_storage: 'denied',
      personalization_storage: 'denied',
    };
    expect(read('layer1')).to.deep.equal([
      ['consent', 'default', { ...denied, security_storage: 'granted', wait_for_update: 250 }],
      ['js', 1],
      ['config', 'G-1'],
    ]);
    expect(Object.prototype.toString.call((globals.layer1 as unknown[])[0])).to.equal('[object Arguments]');
    setReader({ consent: { status: 'decided', categories: { analytics: 'granted', ads: 'denied' } } });
    setReader({ reader: 'registered' });
    setReader({ consent: { status: 'decided', categories: { analytics: 'granted', ads: 'denied' } } });
    setReader({ consent: { status: 'decided', categories: { analytics: 'denied', ads: 'denied' } } });
    expect(read('layer1').slice(3)).to.deep.equal([
      ['consent', 'update', { ...denied, analytics_storage: 'granted' }],
      ['consent', 'update', denied],
    ]);
    setReader({ reader: 'unknown' });
  });

  it('updates at once for a reader who has decided before, a refusal too', () => {
    setReader({ consent: { status: 'decided', categories: { ads: 'denied' } } });
    startConsentMode({ dataLayer: 'layer2', map: { ad_storage: 'ads' } });
    expect(read('layer2').slice(1)).to.deep.equal([['consent', 'update', { ad_storage: 'denied' }]]);
  });

  it('says when it came too late', () => {
    const layer: unknown[] = [];
    layer.push = (...entries) => Array.prototype.push.apply(layer, entries);
    globals.layer3 = layer;
    expect(startConsentMode({ dataLayer: 'layer3' })).to.equal(false);
    expect(read('layer3')[0]!.slice(0, 2)).to.deep.equal(['consent', 'default']);
  });
});

describe('TCF and GPP', () => {
  let stop: (() => void) | undefined;
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => (clock = sinon.useFakeTimers({ shouldClearNativeTimers: true })));
  afterEach(() => {
    clock.restore();
    stop?.();
    delete globals.__tcfapi;
    delete globals.__gpp;
    setReader({ consent: {} });
  });

  /** A local stand-in: remembers the callback. */
  function platform(name: '__tcfapi' | '__gpp') {
    const calls: unknown[][] = [];
    globals[name] = (...call: unknown[]) => calls.push(call);
    return {
      calls,
      say: (data: unknown, success = true) =>
        (calls[0]!.at(-1) as (data: unknown, success: boolean) => void)(data, success),
    };
  }
  const purposes = (...allowed: number[]) => ({
    consents: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [i + 1, allowed.includes(i + 1)])),
  });

  it('waits for the platform, then follows it, and defines nothing itself', async () => {
    stop = followFrameworks();
    expect(globals.__tcfapi).to.equal(undefined);
    await clock.tickAsync(1000);
    const tcf = platform('__tcfapi');
    await clock.tickAsync(200);
    expect(tcf.calls.map((call) => call.slice(0, 2))).to.deep.equal([['addEventListener', 2]]);
    tcf.say({ eventStatus: 'cmpuishown', gdprApplies: true, purpose: purposes(1, 8, 9) });
    expect(consent().status, 'being asked is no answer').to.equal('unset');
    tcf.say({ eventStatus: 'useractioncomplete', gdprApplies: true, purpose: purposes(1, 8, 9) });
    expect([consent().get('analytics'), consent().get('ads')]).to.deep.equal(['granted', 'denied']);
    tcf.say({ eventStatus: 'useractioncomplete', gdprApplies: true, purpose: purposes() });
    expect(consent().get('analytics')).to.equal('denied');
    await clock.tickAsync(60_000);
    expect(clock.countTimers(), 'it stops looking').to.equal(0);
  });

  it('takes no grant from what it does not understand', () => {
    const tcf = platform('__tcfapi');
    stop = followFrameworks();
    for (const data of [
      null,
      {},
      { eventStatus: 'tcloaded' },
      { eventStatus: 'tcloaded', purpose: { consents: { 1: 'yes', 8: 1, 9: true } } },
    ]) {
      tcf.say(data);
      expect(consent().allows('analytics')).to.equal(false);
    }
    tcf.say({ eventStatus: 'tcloaded', purpose: purposes(1, 8, 9) }, false);
    tcf.say({ eventStatus: 'tcloaded', gdprApplies: false, purpose: purposes(1, 8, 9) });
    expect(consent().allows('analytics')).to.equal(false);
  });

  it('reads the opt-outs of GPP’s US sections', () => {
    const gpp = platform('__gpp');
    stop = followFrameworks();
    const section = (fields: object) => ({
      pingData: { signalStatus: 'ready', parsedSections: { usnat: [fields, { Gpc: false }] } },
    });
    gpp.say({ pingData: { signalStatus: 'not ready', parsedSections: { usnat: [{ SaleOptOut: 2 }] } } });
    expect(consent().status).to.equal('unset');
    gpp.say(section({ SaleOptOut: 2, SharingOptOut: 2 }));
    expect(consent().get('ads')).to.equal('granted');
    gpp.say(section({ SaleOptOut: 1 }));
    expect(consent().get('ads')).to.equal('denied');
    gpp.say({ pingData: { signalStatus: 'ready', parsedSections: { usca: { SaleOptOut: 2, Gpc: true } } } });
    expect(consent().get('ads')).to.equal('denied');
  });

  it('takes its listeners back when it stops, and follows no more', () => {
    const tcf = platform('__tcfapi');
    const gpp = platform('__gpp');
    stop = followFrameworks();
    tcf.say({ eventStatus: 'cmpuishown', listenerId: 7 });
    gpp.say({ eventName: 'listenerRegistered', listenerId: 9, pingData: {} });
    stop();
    expect(tcf.calls[1]!.filter((part) => typeof part !== 'function')).to.deep.equal(['removeEventListener', 2, 7]);
    expect(gpp.calls[1]!.filter((part) => typeof part !== 'function')).to.deep.equal(['removeEventListener', 9]);
    tcf.say({ eventStatus: 'tcloaded', gdprApplies: true, purpose: purposes(1, 8, 9) });
    expect(consent().status).to.equal('unset');
  });

  it('stops', async () => {
    stop = followFrameworks();
    stop();
    const tcf = platform('__tcfapi');
    await clock.tickAsync(20_000);
    expect(tcf.calls).to.deep.equal([]);
  });
});
