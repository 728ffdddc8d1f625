// Where the page begins: language, data, look, addresses.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/client.ts';
import { startLanguage } from './i18n/index.ts';
import { createAppRouter } from './router.tsx';
import './theme/page.css';
import { THEME } from './theme/tokens.ts';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // A refusal will not change by asking again; a broken connection may.
      retry: (count, error) =>
        !(error instanceof ApiError && error.status >= 400 && error.status < 500) && count < 2,
    },
  },
});
const router = createAppRouter(queryClient);

/** A session that ended elsewhere leads back to the sign-in page, and from there back here. */
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return;
  const { error } = event.action;
  if (
    error instanceof ApiError &&
    error.code === 'access.sign-in-required' &&
    location.pathname !== '/sign-in'
  ) {
    void router.navigate({ to: '/sign-in', search: { next: location.pathname + location.search } });
  }
});

await startLanguage();
const place = document.getElementById('root');
if (place === null) throw new Error('the page has a place for the application');
createRoot(place).render(
  // A dialog’s title breaks before the button that closes it.
  <ConfigProvider
    theme={THEME}
    button={{ autoInsertSpace: false }}
    modal={{ styles: { header: { paddingInlineEnd: 24 } } }}
  >
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </ConfigProvider>,
);
