// Recording a document that lays duties down: what it is called, and the duties of each post it names.
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { FormPage, type FormProblem } from '../components/form-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { dropDraft, useDraft } from '../components/use-draft.ts';
import {
  type DocumentPost,
  draftOf,
  faultOf,
  ITEMS_LIMIT,
  type ItemDraft,
  isProposal,
  newItem,
  POSTS_LIMIT,
  type PostDraft,
  type PostDrafts,
  type PostFault,
} from './duty-document-draft.ts';
import { OTHERS_ID, OtherPosts } from './duty-document-others.tsx';
import { PostName } from './post-name.tsx';

const idOf = (post: DocumentPost) => `post-${post.postId}`;

function faultWords(fault: PostFault, t: TFunction): string {
  return fault.code === 'need-item'
    ? t('documents.needItem')
    : t('documents.needWords', { numbers: fault.numbers.join('、') });
}

function ItemFields({
  post,
  item,
  number,
  isWrong,
  onChange,
  onRemove,
}: {
  post: DocumentPost;
  item: ItemDraft;
  number: number;
  isWrong: boolean;
  onChange: (item: ItemDraft) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const named = { post: post.postTitle, number };
  const status = (words: string) =>
    isWrong && words.trim() === '' ? { status: 'error' as const, 'aria-invalid': true } : {};
  return (
    <li className="field">
      <div className="row">
        <span className="muted">{t('documents.item', { number })}</span>
        {isProposal(post, item) && <span className="tag unchecked">{t('documents.proposal')}</span>}
        <span className="spacer" />
        <Button
          type="text"
          size="small"
          aria-label={t('documents.removeItemOf', named)}
          onClick={onRemove}
        >
          {t('documents.removeItem')}
        </Button>
      </div>
      <Input
        aria-label={t('documents.itemTitle', named)}
        placeholder={t('documents.itemTitleShort')}
        maxLength={120}
        value={item.title}
        {...status(item.title)}
        onChange={(event) => onChange({ ...item, title: event.target.value })}
      />
      <Input.TextArea
        aria-label={t('documents.itemText', named)}
        placeholder={t('documents.itemTextShort')}
        autoSize={{ minRows: 2 }}
        maxLength={2000}
        value={item.text}
        {...status(item.text)}
        onChange={(event) => onChange({ ...item, text: event.target.value })}
      />
    </li>
  );
}

function PostBlock({
  post,
  draft,
  fault,
  onChange,
}: {
  post: DocumentPost;
  draft: PostDraft;
  fault: PostFault | undefined;
  onChange: (draft: PostDraft) => void;
}) {
  const { t } = useTranslation();
  const { isTicked, items } = draft;
  const wrong = fault?.code === 'need-words' ? fault.numbers : [];
  return (
    <div className="choice-block">
      <Checkbox
        id={idOf(post)}
        checked={isTicked}
        onChange={(event) => onChange({ ...draft, isTicked: event.target.checked })}
      >
        <PostName organ={post.organName} title={post.postTitle} person={post.personName} />
      </Checkbox>
      {isTicked && (
        <div className="laid-down-of">
          {fault !== undefined && <p className="conflict">{faultWords(fault, t)}</p>}
          <ol className="laid-items">
            {items.map((item, index) => (
              <ItemFields
                key={item.key}
                post={post}
                item={item}
                number={index + 1}
                isWrong={wrong.includes(index + 1)}
                onChange={(next) =>
                  onChange({ ...draft, items: items.map((one) => (one === item ? next : one)) })
                }
                onRemove={() => onChange({ ...draft, items: items.filter((one) => one !== item) })}
              />
            ))}
          </ol>
          {items.length < ITEMS_LIMIT && (
            <Button
              size="small"
              onClick={() => onChange({ ...draft, items: [...items, newItem()] })}
            >
              {t('documents.addItem')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function useFields() {
  const { t } = useTranslation();
  return [
    { name: 'number', label: t('documents.number') },
    { name: 'title', label: t('documents.name') },
    { name: 'meeting', label: t('documents.meeting'), hint: t('documents.meetingHint') },
    { name: 'on', label: t('documents.on'), kind: 'date' as const },
  ];
}

export function DutyDocumentForm({
  region,
  year,
  posts: waiting,
  isCut,
  onDone,
  onClose,
}: {
  region: string;
  year: number;
  /** Those that still wait for a document. */
  posts: readonly DocumentPost[];
  /** Whether more posts wait than these. */
  isCut: boolean;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const fields = useFields();
  const draftKey = `jinze.draft.document.${region}`;
  const postsKey = `${draftKey}.posts`;
  const [key] = useState(newKey);
  const [drafts, setDrafts] = useDraft<PostDrafts>(postsKey, {});
  const othersKey = `${draftKey}.others`;
  const [others, setOthers] = useDraft<{ posts: readonly DocumentPost[] }>(othersKey, {
    posts: [],
  });
  const posts = [
    ...waiting,
    ...others.posts.filter(({ postId }) => waiting.every((one) => one.postId !== postId)),
  ];
  const [faults, setFaults] = useState<ReadonlyMap<string, PostFault>>(new Map());
  const [chooseError, setChooseError] = useState('');
  const ticked = posts.filter((post) => draftOf(post, drafts).isTicked);
  const change = (post: DocumentPost, draft: PostDraft) => {
    setDrafts((all) => ({ ...all, [post.postId]: draft }));
    setChooseError('');
  };
  /** Who is looked for is meant: ticked, with a first item to write. */
  const chooseOthers = (chosen: readonly DocumentPost[]) => {
    setDrafts((all) => ({
      ...Object.fromEntries(
        chosen.map(({ postId }) => [postId, { isTicked: true, items: [newItem()] }]),
      ),
      ...all,
    }));
    setOthers({ posts: chosen });
    setChooseError('');
  };
  const tickAll = (isTicked: boolean) =>
    setDrafts((all) =>
      Object.fromEntries(posts.map((post) => [post.postId, { ...draftOf(post, all), isTicked }])),
    );
  const check = (): FormProblem[] => {
    const found = ticked.flatMap((post) => {
      const fault = faultOf(draftOf(post, drafts));
      return fault === undefined ? [] : [{ post, fault }];
    });
    const message =
      ticked.length === 0
        ? t('documents.needPost')
        : ticked.length > POSTS_LIMIT
          ? t('documents.tooMany', { limit: POSTS_LIMIT })
          : '';
    setFaults(new Map(found.map(({ post, fault }) => [post.postId, fault])));
    setChooseError(message);
    const [first] = posts;
    return [
      ...(message === ''
        ? []
        : [
            {
              id: first === undefined ? OTHERS_ID : idOf(first),
              label: t('documents.posts'),
              message,
            },
          ]),
      ...found.map(({ post, fault }) => ({
        id: idOf(post),
        label: post.postTitle,
        message: faultWords(fault, t),
      })),
    ];
  };
  const send = async (values: Readonly<Record<string, string>>) => {
    await call('duties', 'layDown', {
      body: {
        region,
        number: values['number'] ?? '',
        title: values['title'] ?? '',
        meeting: values['meeting'] ?? '',
        on: (values['on'] ?? '') as never,
        posts: ticked.map((post) => ({
          postId: post.postId,
          items: draftOf(post, drafts).items.map(({ title, text }) => ({ title, text })),
        })),
      },
      idempotencyKey: key,
    });
    dropDraft(postsKey);
    dropDraft(othersKey);
    await queryClient.invalidateQueries({ queryKey: ['duties'] });
    onDone(t('documents.recorded', { number: values['number'] ?? '', count: ticked.length }));
  };
  return (
    <div className="stack">
      <PageHead title={t('documents.formTitle')} sub={t('documents.formSub')}>
        <SheetLink path="duties/undefined-posts" filter={{ region, year }} />
      </PageHead>
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={fields}
          submit={t('documents.record')}
          checkRest={check}
          onCancel={onClose}
          onSubmit={send}
        >
          <fieldset className="choice-group">
            <legend>{t('documents.posts')}</legend>
            <p className="muted">{t('documents.postsHint')}</p>
            {isCut && <p className="conflict">{t('common.listCut', { count: waiting.length })}</p>}
            <div className="row">
              <Button size="small" onClick={() => tickAll(true)}>
                {t('documents.all')}
              </Button>
              <Button size="small" onClick={() => tickAll(false)}>
                {t('documents.none')}
              </Button>
            </div>
            {chooseError !== '' && <p className="conflict">{chooseError}</p>}
            {posts.map((post) => (
              <PostBlock
                key={post.postId}
                post={post}
                draft={draftOf(post, drafts)}
                fault={faults.get(post.postId)}
                onChange={(draft) => change(post, draft)}
              />
            ))}
            <OtherPosts
              regionPath={region}
              known={waiting}
              value={posts.slice(waiting.length)}
              onChange={chooseOthers}
            />
          </fieldset>
        </FormPage>
      </section>
    </div>
  );
}
