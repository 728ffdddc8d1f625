// The scheme as the table people know: sections as bands with what they add up to, items with their rules in words.
import type { SchemeItem, SchemeSection } from '@jinze/rules/scoring';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { clauseLabel } from './clause-choices.ts';
import { placeId, useEditor } from './editor-context.ts';
import { FaultsAt, NumberAt, TextAt } from './fields.tsx';
import { ItemForm } from './item-form.tsx';
import { PlaceActs } from './place-acts.tsx';
import { ruleWords } from './rule-words.ts';
import { withAdded } from './scheme-paths.ts';
import { isPart, nextId, sumsOf } from './scheme-state.ts';

/** The points a section states against what its parts come to, as it is typed. */
function SumLine({ section }: { section: SchemeSection }) {
  const { t } = useTranslation();
  const { scheme } = useEditor();
  const sums = sumsOf(scheme, section);
  const { points } = section;
  if (points === undefined)
    return <span>{t('assessments.editor.sum', { sum: sums.join(' / ') })}</span>;
  if (isPart(scheme, sums, points))
    return (
      <span className="sum">
        {t('assessments.editor.sumPart', { points, sum: sums.join(' / ') })}
      </span>
    );
  const isRight = sums.every((sum) => sum === points);
  return (
    <span className={isRight ? 'sum' : 'sum wrong'}>
      {t(isRight ? 'assessments.editor.sumRight' : 'assessments.editor.sumWrong', {
        points,
        sum: sums.join(' / '),
      })}
    </span>
  );
}

function SectionForm({ path }: { path: string }) {
  const { t } = useTranslation();
  const { setOpen } = useEditor();
  const unit = t('assessments.points');
  return (
    <div className="editor-form">
      <FaultsAt paths={[path, `${path}.id`]} />
      <div className="editor-fields">
        <TextAt path={`${path}.title`} label={t('assessments.editor.sectionTitle')} />
        <NumberAt
          path={`${path}.points`}
          label={t('assessments.editor.sectionPoints')}
          unit={unit}
        />
        <NumberAt
          path={`${path}.countsAs`}
          label={t('assessments.editor.countsAs')}
          hint={t('assessments.editor.countsAsHint')}
          unit={unit}
        />
        <NumberAt
          path={`${path}.maxDeduction`}
          label={t('assessments.editor.mostTakes')}
          unit={unit}
        />
        <NumberAt path={`${path}.maxBonus`} label={t('assessments.editor.mostAdds')} unit={unit} />
      </div>
      <Button type="primary" onClick={() => setOpen(undefined)}>
        {t('assessments.editor.close')}
      </Button>
    </div>
  );
}

function pointsWord(item: SchemeItem, t: TFunction) {
  const { kind = 'score', points, max } = item;
  if (kind === 'score') return points ?? '—';
  const word = t(`assessments.itemKinds.${kind}`);
  return max === undefined ? word : t('assessments.editor.upTo', { word, max });
}

function ItemRow({ path, item }: { path: string; item: SchemeItem }) {
  const { t } = useTranslation();
  const { open, problems } = useEditor();
  const count = problems.filter(
    (one) => one.path === path || one.path.startsWith(`${path}.`),
  ).length;
  return (
    <>
      <tr data-open={open === path} id={placeId(path)} tabIndex={-1}>
        <td>{item.id}</td>
        <td>
          {item.title === '' ? (
            <span className="conflict">{t('assessments.editor.noTitle')}</span>
          ) : (
            item.title
          )}
          {(item.clauses ?? []).length > 0 && (
            <span className="under muted small">{item.clauses?.map(clauseLabel).join('；')}</span>
          )}
          {count > 0 && (
            <span className="under conflict small">
              {t('assessments.editor.faultsHere', { count })}
            </span>
          )}
        </td>
        <td className="end nowrap">{pointsWord(item, t)}</td>
        <td>
          {item.shownOnly !== undefined && (
            <span className="under muted">
              {t('assessments.editor.shownOnlyAs', { why: item.shownOnly })}
            </span>
          )}
          {item.rules.map((rule) => (
            <span className="under" key={JSON.stringify(rule)}>
              {ruleWords(rule, item, t)}
            </span>
          ))}
          {item.scoredBy !== undefined && (
            <span className="under muted small">
              {t('assessments.scoredByAs', { who: item.scoredBy })}
            </span>
          )}
        </td>
        <td className="acts no-print">
          <PlaceActs path={path} name={item.title} />
        </td>
      </tr>
      {open === path && (
        <tr className="editing">
          <td colSpan={5}>
            <ItemForm path={path} item={item} />
          </td>
        </tr>
      )}
    </>
  );
}

function AddInside({ path, section }: { path: string; section: SchemeSection }) {
  const { t } = useTranslation();
  const { scheme, change, setOpen, isReadOnly } = useEditor();
  if (isReadOnly) return null;
  const add = (list: 'items' | 'sections') => {
    const id = nextId(scheme, `${section.id}.`);
    const index = section[list]?.length ?? 0;
    change((old) =>
      withAdded(
        old,
        `${path}.${list}`,
        list === 'items' ? { id, title: '', rules: [] } : { id, title: '' },
      ),
    );
    setOpen(`${path}.${list}.${index}`);
  };
  const depth = path.split('sections').length - 1;
  return (
    <tr className="adding no-print">
      <td />
      <td colSpan={4}>
        <div className="row">
          <Button size="small" onClick={() => add('items')}>
            {t('assessments.editor.addItem')}
          </Button>
          {depth < 3 && (
            <Button size="small" type="text" onClick={() => add('sections')}>
              {t('assessments.editor.addPart')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

function SectionRows({
  path,
  section,
  depth,
}: {
  path: string;
  section: SchemeSection;
  depth: number;
}) {
  const { t } = useTranslation();
  const { open } = useEditor();
  return (
    <>
      <tr
        className={`band depth-${depth}`}
        data-open={open === path}
        id={placeId(path)}
        tabIndex={-1}
      >
        <th scope="rowgroup" colSpan={2}>
          {section.title === '' ? (
            <span className="conflict">{t('assessments.editor.noTitle')}</span>
          ) : (
            section.title
          )}
        </th>
        <td className="end nowrap">{section.points}</td>
        <td>
          <SumLine section={section} />
          {section.countsAs !== undefined && (
            <span className="under muted">
              {t('assessments.editor.countsAsIs', { points: section.countsAs })}
            </span>
          )}
        </td>
        <td className="acts no-print">
          <PlaceActs path={path} name={section.title} isListKept={depth === 1} />
        </td>
      </tr>
      {open === path && (
        <tr className="editing">
          <td colSpan={5}>
            <SectionForm path={path} />
          </td>
        </tr>
      )}
      {(section.items ?? []).map((item, at) => (
        <ItemRow key={item.id} path={`${path}.items.${at}`} item={item} />
      ))}
      {(section.sections ?? []).map((part, at) => (
        <SectionRows
          key={part.id}
          path={`${path}.sections.${at}`}
          section={part}
          depth={depth + 1}
        />
      ))}
      <AddInside path={path} section={section} />
    </>
  );
}

export function SchemeTable() {
  const { t } = useTranslation();
  const { scheme, change, setOpen, isReadOnly } = useEditor();
  return (
    <div className="stack tight">
      <section className="table-frame" tabIndex={0} aria-label={t('assessments.editor.table')}>
        <table className={isReadOnly ? 'plain scheme-table still' : 'plain scheme-table'}>
          <caption className="visually-hidden">{t('assessments.editor.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('assessments.editor.number')}</th>
              <th scope="col">{t('assessments.editor.what')}</th>
              <th scope="col" className="end">
                {t('assessments.editor.worth')}
              </th>
              <th scope="col">{t('assessments.editor.how')}</th>
              <th scope="col" className="no-print">
                <span className="visually-hidden">{t('assessments.editor.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {scheme.sections.map((section, at) => (
              <Fragment key={section.id}>
                <SectionRows path={`sections.${at}`} section={section} depth={1} />
              </Fragment>
            ))}
          </tbody>
        </table>
        {scheme.sections.length === 0 && (
          <p className="muted pad">{t('assessments.editor.noSections')}</p>
        )}
      </section>
      {!isReadOnly && (
        <Button
          className="start"
          onClick={() => {
            const id = nextId(scheme, '');
            change((old) => withAdded(old, 'sections', { id, title: '' }));
            setOpen(`sections.${scheme.sections.length}`);
          }}
        >
          {t('assessments.editor.addSection')}
        </Button>
      )}
    </div>
  );
}
