// A list: columns to choose from, keyset paging, and cards instead of a table on a phone.
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Checkbox, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Loading } from './feedback.tsx';
import { Pager } from './pager.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  cell(row: Row): ReactNode;
  /** The column that names the row: first and bold on a phone; always shown. */
  readonly isHead?: boolean;
  readonly isEnd?: boolean;
  /** Never broken over two lines. */
  readonly isShort?: boolean;
}

export interface ListProps<Row> {
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly filters?: ReactNode;
  /** What the filters leave, taken together; above the rows. */
  readonly summary?: ReactNode;
  /** Absent on the last page. */
  readonly onNext?: (() => void) | undefined;
  /** Absent on the first page. */
  readonly onFirst?: (() => void) | undefined;
  /** Too few columns to choose from. */
  readonly isFixed?: boolean;
}

/** The ways on from a page of a keyset-paged list: `next` as the server names it, `after` as the address does. */
export function pagesOf(
  next: string | null,
  after: string | undefined,
  go: (after: string | undefined) => void,
): Pick<ListProps<unknown>, 'onNext' | 'onFirst'> {
  return {
    onNext: next === null ? undefined : () => go(next),
    onFirst: after === undefined ? undefined : () => go(undefined),
  };
}

function useHiddenColumns(name: string): [ReadonlySet<string>, (ids: ReadonlySet<string>) => void] {
  const key = `jinze.columns.${name}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set((localStorage.getItem(key) ?? '').split(',').filter(Boolean)),
  );
  return [
    hidden,
    (ids) => {
      localStorage.setItem(key, [...ids].join(','));
      setHidden(ids);
    },
  ];
}

function ColumnChoice<Row>({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly Column<Row>[];
  hidden: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  const choices = columns.filter((column) => column.isHead !== true && column.title !== '');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack" style={{ gap: 6 }}>
          {choices.map((column) => (
            <Checkbox
              key={column.id}
              checked={!hidden.has(column.id)}
              onChange={(event) => {
                const next = new Set(hidden);
                if (event.target.checked) next.delete(column.id);
                else next.add(column.id);
                onChange(next);
              }}
            >
              {column.title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button type="text">{t('common.columns')}</Button>
    </Popover>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  if (column.isHead === true) return 'head';
  if (column.title === '') return 'choice';
  if (column.isEnd === true) return 'end';
  return column.isShort === true ? 'short' : undefined;
}

export function ListPage<Row>(props: ListProps<Row>) {
  const [hidden, setHidden] = useHiddenColumns(props.name);
  const shown = props.columns.filter((column) => !hidden.has(column.id));
  return (
    <div className="stack" style={{ gap: 10 }}>
      {(props.filters !== undefined || props.isFixed !== true) && (
        <div className="row no-print">
          {props.filters}
          <span className="spacer" />
          {props.isFixed !== true && (
            <ColumnChoice columns={props.columns} hidden={hidden} onChange={setHidden} />
          )}
        </div>
      )}
      {props.summary}
      <div className="table-frame">
        {props.rows.length === 0 ? (
          props.empty
        ) : (
          <table className="plain cards">
            <caption className="visually-hidden">{props.caption}</caption>
            <thead>
              <tr>
                {shown.map((column) => (
                  <th
                    key={column.id}
                    scope="col"
                    className={column.isEnd === true ? 'end' : undefined}
                  >
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row) => (
                <tr key={props.rowKey(row)}>
                  {shown.map((column) => (
                    <td
                      key={column.id}
                      data-label={column.title === '' ? undefined : column.title}
                      className={classOf(column)}
                    >
                      <div className="cell">{column.cell(row)}</div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Pager onNext={props.onNext} onFirst={props.onFirst} />
    </div>
  );
}

/**
 * A page of a keyset-paged list as it was asked for: it comes, was refused, or is there with the ways on. The filters stay
 * where they are: what was refused for what is chosen in them is mended there.
 */
export function PagedList<Row>({
  list,
  after,
  onPage,
  ...props
}: Omit<ListProps<Row>, 'rows' | 'onNext' | 'onFirst'> & {
  readonly list: Pick<
    UseQueryResult<{ readonly items: readonly Row[]; readonly next: string | null }>,
    'data' | 'error' | 'isPending' | 'isError' | 'refetch'
  >;
  /** Where the page begins, as the address names it. */
  readonly after: string | undefined;
  readonly onPage: (after: string | undefined) => void;
}) {
  const { data, error } = list;
  const failed = list.isError && <ErrorState error={error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {data !== undefined && failed}
      <ListPage
        {...props}
        rows={data?.items ?? []}
        empty={data === undefined ? failed || <Loading /> : props.empty}
        {...pagesOf(data?.next ?? null, after, onPage)}
      />
    </>
  );
}
