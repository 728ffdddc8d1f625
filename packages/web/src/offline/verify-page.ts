// The page `verify.html` that every evidence package carries: opened from a disk, without a network, by anybody.
import { type Line, linesOf, refusalWords, resultWords, verifyFile } from '@jinze/ledger/evidence';
import { type TokenReader, tokenReader } from '@jinze/ledger/timestamp';
import { WORDS } from './verify-words.ts';

type Language = keyof typeof WORDS;
type Child = Node | string;

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

let language: Language = 'zh';
let file: File | undefined;
const policy = { text: '' };
/** `bad`: the file that was chosen last has none. */
let stamps: TokenReader | 'bad' | undefined;

function statement({ holds, text, details }: Line): HTMLElement {
  const mark = element('span', { class: 'mark' }, WORDS[language].holds[holds]);
  const rows = details.flatMap(([label, value]) => [
    element('dt', {}, label),
    element('dd', {}, value),
  ]);
  const open: Readonly<Record<string, string>> = holds === 'yes' ? {} : { open: '' };
  return element(
    'li',
    { class: holds },
    element(
      'details',
      open,
      element('summary', {}, mark, element('span', {}, text)),
      element('dl', {}, ...rows),
    ),
  );
}

const message = (text: string) =>
  element('div', { class: 'verdict does-not-hold', role: 'alert' }, element('p', {}, text));

/** What the check says of a file; a file that cannot be read is said so, in the same place. */
async function checked(given: File): Promise<readonly Node[]> {
  const words = WORDS[language];
  const bytes = await given.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return [message(words.unreadable)];
  const outside = policy.text.trim() === '' ? {} : { policy: policy.text };
  const verifyToken = stamps === 'bad' ? undefined : stamps?.verifyToken;
  const verdict = await verifyFile(new Uint8Array(bytes), { ...outside, verifyToken });
  if (!verdict.ok) return [message(refusalWords(verdict.error, language))];
  const { result } = verdict.value;
  return [
    element(
      'div',
      { class: `verdict ${result}`, role: 'status' },
      element('h2', {}, resultWords(verdict.value, language)),
      element('p', { class: 'muted' }, given.name),
    ),
    element('ul', { class: 'statements' }, ...linesOf(verdict.value, language).map(statement)),
    element('p', { class: 'muted' }, words.meaning),
  ];
}

let run = 0;
/** Shows the newest answer only: a slow check of an earlier file does not come after. */
async function check(place: HTMLElement, isNewFile = false): Promise<void> {
  const own = ++run;
  if (file === undefined) return;
  const working = element('p', { role: 'status' }, WORDS[language].working);
  place.replaceChildren(working);
  const nodes = await checked(file);
  if (own !== run) return;
  place.replaceChildren(...nodes);
  if (isNewFile) place.scrollIntoView({ block: 'start' });
}

function picker(result: HTMLElement): HTMLElement {
  const words = WORDS[language];
  const input = element('input', { type: 'file', id: 'file', accept: '.evp,.tlog-proof' });
  const drop = element(
    'label',
    { class: 'drop no-print', for: 'file' },
    element('strong', {}, words.drop),
    element('span', { class: 'muted' }, words.dropHint),
    input,
  );
  const take = (chosen: File | undefined) => {
    file = chosen ?? file;
    void check(result, true);
  };
  input.addEventListener('change', () => take(input.files?.[0]));
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
      if (kind === 'drop') take(event.dataTransfer?.files[0]);
    });
  return drop;
}

function policyField(result: HTMLElement): HTMLElement {
  const words = WORDS[language];
  const area = element('textarea', { id: 'policy', spellcheck: 'false' });
  area.value = policy.text;
  const input = element('input', { type: 'file', id: 'policy-file', accept: '.txt,text/plain' });
  const take = (text: string) => {
    policy.text = text;
    void check(result);
  };
  area.addEventListener('change', () => take(area.value));
  input.addEventListener('change', () => {
    void input.files?.[0]?.text().then((text) => {
      area.value = text;
      take(text);
    });
  });
  return element(
    'fieldset',
    { class: 'no-print' },
    element('legend', {}, words.policy),
    element('p', { class: 'muted', id: 'policy-hint' }, words.policyHint),
    element('label', { for: 'policy' }, words.policyPaste),
    area,
    element('label', { for: 'policy-file' }, words.policyFile),
    input,
  );
}

function certificateField(result: HTMLElement): HTMLElement {
  const words = WORDS[language];
  const accept = '.pem,.crt,.cer,.der';
  const input = element('input', { type: 'file', id: 'certificate-file', accept });
  const said = element('span', { class: 'certificate-names' });
  const leave = element('button', { type: 'button' }, words.certificateLeave);
  const tell = () => {
    const used = stamps === 'bad' ? undefined : stamps;
    said.setAttribute('role', stamps === 'bad' ? 'alert' : 'status');
    said.textContent =
      used !== undefined
        ? `${words.certificateUsed}${used.authorities.join('；')}`
        : stamps === 'bad'
          ? words.certificateBad
          : '';
    leave.hidden = used === undefined;
  };
  const take = async (chosen: File | undefined) => {
    const bytes = await chosen?.arrayBuffer().catch(() => undefined);
    // Chosen again meanwhile: the newest file counts.
    if (chosen !== input.files?.[0]) return;
    const read = bytes && tokenReader(new Uint8Array(bytes));
    stamps = chosen === undefined ? undefined : (read ?? 'bad');
    tell();
    void check(result);
  };
  input.addEventListener('change', () => void take(input.files?.[0]));
  leave.addEventListener('click', () => {
    input.value = '';
    void take(undefined);
  });
  tell();
  return element(
    'fieldset',
    { class: 'no-print' },
    element('legend', {}, words.certificate),
    element('p', { class: 'muted' }, words.certificateHint),
    element('label', { for: 'certificate-file' }, words.certificateFile),
    input,
    element('div', { class: 'row' }, said, leave),
  );
}

function show(): void {
  const words = WORDS[language];
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = words.title;
  const result = element('div', { class: 'result' });
  const other = element('button', { type: 'button' }, words.language);
  other.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    show();
  });
  const print = element('button', { type: 'button' }, words.print);
  print.addEventListener('click', () => globalThis.print());
  document
    .getElementById('root')
    ?.replaceChildren(
      element(
        'div',
        { class: 'row' },
        element('h1', {}, words.heading),
        element('span', { class: 'row no-print' }, print, other),
      ),
      element('p', { class: 'muted' }, words.offline),
      picker(result),
      policyField(result),
      certificateField(result),
      result,
    );
  void check(result);
}

// On paper everything is open: nobody can press on it.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
show();
