import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiProblem } from './api.ts';
import { Pages } from './Pages.tsx';
import { NoticeProvider } from './parts/Notice.tsx';
import { SessionProvider } from './session/index.tsx';
import { theme } from './theme.ts';
import { LanguageProvider } from './words/index.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 3 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
      staleTime: 2_000,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('no #root');
createRoot(root).render(
  <StrictMode>
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <QueryClientProvider client={client}>
        <Suspense>
          <LanguageProvider>
            <SessionProvider>
              <NoticeProvider>
                <BrowserRouter>
                  <Pages />
                </BrowserRouter>
              </NoticeProvider>
            </SessionProvider>
          </LanguageProvider>
        </Suspense>
      </QueryClientProvider>
    </ThemeProvider>
  </StrictMode>,
);
