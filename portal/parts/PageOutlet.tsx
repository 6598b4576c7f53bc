import { Suspense, useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Loading } from './Loading.tsx';
import { PageBoundary } from './PageBoundary.tsx';

/** The page for the address; each page starts at its top. */
export function PageOutlet() {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the address changes
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <PageBoundary address={pathname}>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </PageBoundary>
  );
}
