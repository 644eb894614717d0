// Builds the pages into src/main/resources/web, from where they go into the jar.
//
//   node build/build.mjs           writes them
//   node build/build.mjs --check   fails unless what is committed is, byte for byte, what a build gives
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const OUT = 'src/main/resources/web';
const STATIC = 'src/main/static';

const files = await built();
if (process.argv.includes('--check')) {
  check(files);
} else {
  write(files);
}

/** Every file of the pages by its path; scripts and styles carry a hash of their content in their name. */
async function built() {
  const assets = await bundled();
  const files = new Map(assets.map(({ hashed, bytes }) => [hashed, bytes]));
  for (const name of ['index.html', 'board.html']) {
    let html = readFileSync(`${STATIC}/${name}`, 'utf8');
    for (const { plain, hashed } of assets) {
      html = html.replaceAll(`/${plain}"`, `/${hashed}"`);
    }
    files.set(name, Buffer.from(html));
  }
  files.set('favicon.svg', readFileSync(`${STATIC}/favicon.svg`));
  files.set('licences.txt', Buffer.from(licences()));
  for (const name of ['world.json', 'provinces.json']) {
    files.set(`maps/${name}`, readFileSync(`${OUT}/maps/${name}`));
  }
  files.set('files.txt', Buffer.from([...files.keys()].sort().join('\n') + '\n'));
  files.set('sources.sha256', Buffer.from(`${hashOfSources()}\n`));
  return files;
}

async function bundled() {
  const result = await build({
    entryPoints: { board: 'src/main/ts/main.tsx', style: `${STATIC}/style.css`, landing: `${STATIC}/landing.css` },
    outdir: 'assets',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none', // licences.txt holds them in full
    write: false,
    logLevel: 'warning',
  });
  return result.outputFiles.map((file) => {
    const plain = `assets/${file.path.split(/[\\/]/).at(-1)}`;
    const hash = createHash('sha256').update(file.contents).digest('hex').slice(0, 12);
    return { plain, hashed: plain.replace(/\.(\w+)$/, `-${hash}.$1`), bytes: Buffer.from(file.contents) };
  });
}

/** The licences of what the pages are made of, for those who get the pages and nothing else. */
function licences() {
  const parts = [
    ['echarts', ['LICENSE', 'NOTICE']],
    ['zrender', ['LICENSE']],
    ['tslib', ['LICENSE.txt']],
    ['preact', ['LICENSE']],
    ['world-atlas', ['LICENSE']],
    ['echarts-china', ['NOTICE']],
  ];
  return parts
    .map(([name, texts]) => {
      const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
      const text = texts.map((each) => readFileSync(`node_modules/${name}/${each}`, 'utf8').replaceAll('\r', '').trim());
      return `${about.name} ${about.version}, ${about.license}\n\n${text.join('\n\n')}\n`;
    })
    .join('\n----\n\n');
}

/**
 * What the pages are made from, in one hash: a machine without Node can then tell that somebody changed a source and
 * forgot to build (see PagesTest).
 */
function hashOfSources() {
  const hash = createHash('sha256');
  const names = ['src/main/ts', STATIC].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  for (const name of [...names, 'package-lock.json'].sort()) {
    hash.update(`${name}\n`).update(readFileSync(name)).update('\n');
  }
  return hash.digest('hex');
}

function write(files) {
  rmSync(`${OUT}/assets`, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const path = `${OUT}/${name}`;
    mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
    writeFileSync(path, bytes);
    console.log(`${String(Math.ceil(bytes.length / 1024)).padStart(5)} kB  ${name}`);
  }
}

function check(files) {
  const wrong = [...files].filter(([name, bytes]) => !existsSync(`${OUT}/${name}`) || !readFileSync(`${OUT}/${name}`).equals(bytes));
  const extra = readdirSync(`${OUT}/assets`).filter((name) => !files.has(`assets/${name}`));
  const names = [...wrong.map(([name]) => name), ...extra];
  if (names.length > 0) {
    console.error(`Not what a build gives: ${names.join(', ')}. Run 'npm run build' and commit the result.`);
    process.exit(1);
  }
  console.log('What is committed is what a build gives.');
}
