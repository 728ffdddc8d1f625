// The frame of every signed-in page: bar, menu of what works, banners, and the page itself.
import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today } from '../clock.ts';
import { Loading, OfflineBanner, useIsOnline } from '../components/feedback.tsx';
import { switchLanguage } from '../i18n/index.ts';
import { RegionSwitcher } from './region-switcher.tsx';
import { homeRegion, may, mayHaveReceipts, useSession } from './session.ts';
import { SigningProvider } from './signing.tsx';

const MENU = [
  {
    group: undefined,
    items: [
      { to: '/', text: 'desk', actions: [] },
      { to: '/notices', text: 'notices', actions: [] },
    ],
  },
  {
    group: 'groupDuties',
    items: [
      { to: '/duties', text: 'duties', actions: ['duties.sections', 'duties.mine'] },
      { to: '/fulfilment', text: 'fulfilment', actions: ['performance.my-fulfilment'] },
      { to: '/coverage', text: 'fulfilment', actions: ['performance.coverage'] },
      { to: '/readiness', text: 'readiness', actions: ['performance.allow-readiness'] },
      {
        to: '/reports',
        text: 'reports',
        actions: ['performance.my-reports', 'performance.reports'],
      },
      {
        to: '/records',
        text: 'records',
        actions: ['performance.list', 'performance.mine'],
      },
      {
        to: '/deployments',
        text: 'deployments',
        actions: ['deployments.list', 'deployments.mine'],
      },
      { to: '/calendar', text: 'calendar', actions: ['calendar.year'] },
      { to: '/posts', text: 'posts', actions: ['posts.roster'] },
      { to: '/regions', text: 'regions', actions: ['posts.region-tree'] },
      { to: '/handovers', text: 'handovers', actions: ['handovers.list', 'handovers.mine'] },
    ],
  },
  {
    group: 'groupAssessment',
    items: [
      {
        to: '/supervision',
        text: 'supervision',
        actions: ['supervision.list', 'supervision.mine'],
      },
      {
        to: '/assessments',
        text: 'assessments',
        actions: ['assessments.list', 'assessments.mine', 'assessments.uses'],
      },
      { to: '/inspections', text: 'inspections', actions: ['inspections.list'] },
      { to: '/inspections/mine', text: 'ownFindings', actions: ['inspections.mine'] },
      { to: '/talks', text: 'talks', actions: ['talks.list', 'talks.mine'] },
      { to: '/accidents', text: 'accidents', actions: ['accidents.list'] },
      {
        to: '/vetting',
        text: 'vetting',
        actions: ['vetting.list', 'vetting.discipline-list'],
      },
    ],
  },
  {
    group: 'groupAccountability',
    items: [
      {
        to: '/accountability',
        text: 'accountability',
        actions: ['accountability.cases', 'accountability.mine'],
      },
      {
        to: '/accountability/decisions',
        text: 'decisions',
        actions: ['accountability.decisions'],
      },
    ],
  },
  {
    group: 'groupCommendation',
    items: [
      {
        to: '/commendations',
        text: 'commendations',
        actions: ['commendations.list', 'commendations.mine'],
      },
    ],
  },
  {
    group: 'groupPublication',
    items: [
      { to: '/publication', text: 'publication', actions: ['publication.list'] },
      {
        to: '/publication/obligations',
        text: 'obligations',
        actions: ['publication.obligations'],
      },
      {
        to: '/publication/reports',
        text: 'publicReports',
        actions: ['publication.reports'],
      },
      { to: '/publication/tellings', text: 'tellings', actions: ['publication.tellings'] },
    ],
  },
  {
    group: 'groupBasis',
    items: [
      { to: '/instruments', text: 'instruments', actions: [] },
      { to: '/training', text: 'training', actions: [] },
      { to: '/documents/numbers', text: 'documentNumbers', actions: ['documents.numbers'] },
      { to: '/ledger', text: 'ledger', actions: ['ledger.status'] },
    ],
  },
  {
    group: 'groupAdmin',
    items: [
      { to: '/accounts', text: 'accounts', actions: ['access.accounts'] },
      { to: '/audit', text: 'audit', actions: ['access.audit'] },
      { to: '/sessions', text: 'sessions', actions: [] },
    ],
  },
] as const;

/** The place of the menu a page lies in: of those above it the nearest. */
const placeOf = (pathname: string) =>
  MENU.flatMap(({ items }) => items.map(({ to }) => to as string))
    .filter((to) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .toSorted((a, b) => b.length - a.length)[0];

function Menu({ isOpen, onChosen }: { isOpen: boolean; onChosen: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const here = useLocation({ select: ({ pathname }) => placeOf(pathname) });
  return (
    <nav className={isOpen ? 'nav open' : 'nav'} id="menu" aria-label={t('app.menu')}>
      {MENU.map((block) => {
        const items = block.items.filter(
          (item) =>
            item.actions.length === 0 ||
            item.actions.some((action) => may(session, action)) ||
            // One's own receipts need no role.
            (item.to === '/ledger' && mayHaveReceipts(session)),
        );
        if (items.length === 0) return null;
        return (
          <div key={block.group ?? 'desk'}>
            {block.group !== undefined && <h2>{t(`menu.${block.group}`)}</h2>}
            {items.map((item) => (
              <Link
                key={item.to}
                to={item.to}
                activeOptions={{ exact: item.to !== here, includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
                onClick={onChosen}
              >
                {t(`menu.${item.text}`)}
              </Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}

function TopBar({ isMenuOpen, onToggle }: { isMenuOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const signOut = useMutation({
    mutationFn: () => call('access', 'signOut'),
    // The whole page is thrown away, and with it everything that was read.
    onSettled: () => location.assign('/sign-in'),
  });
  return (
    <header className="top">
      <Button
        className="nav-toggle"
        aria-expanded={isMenuOpen}
        aria-controls="menu"
        onClick={onToggle}
      >
        {t('app.menu')}
      </Button>
      <Link to="/" className="logo">
        <i aria-hidden="true">责</i>
        <span className="logo-name">{t('app.name')}</span>
      </Link>
      {may(session, 'posts.regions') && homeRegion(session) !== undefined && <RegionSwitcher />}
      <span className="spacer" />
      <span className="chip wide-only">{t('common.asOf', { date: today() })}</span>
      <span className="who nowrap">{session.account.displayName}</span>
      <Button type="text" onClick={() => void switchLanguage()}>
        {t('app.language')}
      </Button>
      <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
        {t('signIn.signOut')}
      </Button>
    </header>
  );
}

export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const isOnline = useIsOnline();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => {
    scrollTo(0, 0);
  }, [pathname]);
  return (
    <SigningProvider>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <div
        className="app"
        style={{
          gridTemplateRows: `auto ${session.kind === 'demo' ? 'auto ' : ''}${isOnline ? '' : 'auto '}1fr`,
        }}
      >
        <TopBar isMenuOpen={isMenuOpen} onToggle={() => setMenuOpen(!isMenuOpen)} />
        {session.kind === 'demo' && <div className="banner">{t('app.demoBanner')}</div>}
        {!isOnline && <OfflineBanner />}
        <Menu isOpen={isMenuOpen} onChosen={() => setMenuOpen(false)} />
        <main className="main" id="main">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </SigningProvider>
  );
}
