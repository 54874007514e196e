// What a release writes into the documentation and the change log.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { closeChangelog, fill } from '../../scripts/release.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const release = {
  version: '2.3.4',
  files: { 'newsprint.js': { integrity: 'sha384-A' }, 'newsprint.css': { integrity: 'sha384-B' } },
};

describe('a release', () => {
  const text = `
\`\`\`html
<link rel="stylesheet" integrity="sha384-…"
  href="https://static.example.com/newsprint@0.1.0/newsprint.css">
<script type="module" src="https://static.example.com/newsprint@1.0.0-beta.1/newsprint.js" integrity="sha384-old"></script>
<script src="/other@0.1.0/newsprint.js" integrity="sha384-theirs"></script>
\`\`\`
newsprint:
  version: 0.1.0
`;
  const filled = fill(text, release);

  it('names its version, and gives each file its own hash', () => {
    assert.match(
      filled,
      /integrity="sha384-B"\s+href="https:\/\/static\.example\.com\/newsprint@2\.3\.4\/newsprint\.css"/,
    );
    assert.match(filled, /newsprint@2\.3\.4\/newsprint\.js" integrity="sha384-A"/);
    assert.match(filled, /\n {2}version: 2\.3\.4\n/);
  });

  it('leaves everything else as it was, and changes nothing when it runs again', () => {
    assert.match(filled, /src="\/other@0\.1\.0\/newsprint\.js" integrity="sha384-theirs"/);
    assert.equal(fill(filled, release), filled);
  });

  it('refuses a file that is not there', () => {
    assert.throws(() => fill('<script src="/newsprint@1.0.0/pencils.js"></script>', release), /pencils\.js/);
  });

  it('closes the change log once, and not an empty one', () => {
    const log = '# Changes\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 – 2026-01-01\n\n- Old.\n';
    const closed = closeChangelog(log, '0.2.0', '2026-12-01');
    assert.equal(
      closed,
      '# Changes\n\n## Unreleased\n\n## 0.2.0 – 2026-12-01\n\n### Added\n\n- A thing.\n\n## 0.1.0 – 2026-01-01\n\n- Old.\n',
    );
    assert.throws(() => closeChangelog(closed, '0.3.0', '2026-12-02'), /Nothing stands/);
    assert.throws(() => closeChangelog('# Changes\n', '0.3.0', '2026-12-02'), /no “Unreleased”/);
  });

  it('finds one version in the whole documentation', () => {
    const pages = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((file) =>
      file.endsWith('.md'),
    );
    const named = pages.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bnewsprint@([\d.]+\d)/g)]);
    assert.ok(named.length > 5);
    assert.deepEqual([...new Set(named.map(([, name]) => name))], [version]);
  });

  it('is published with provenance and for everybody, and names no registry', () => {
    const { publishConfig, scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.deepEqual(publishConfig, { access: 'public', provenance: true });
    for (const file of ['scripts/release.mjs', '.changeset/config.json', 'package.json']) {
      assert.doesNotMatch(readFileSync(file, 'utf8'), /https?:\/\/[^"'`\s]*(npm|registry|unpkg|jsdelivr)/i, file);
    }
    for (const name of ['changeset', 'version', 'release']) assert.ok(scripts[name], name);
  });
});
