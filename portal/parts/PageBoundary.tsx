import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useT } from '../words/index.tsx';
import { Empty } from './Empty.tsx';

/**
 * Still shows the header and the menu if a page cannot be loaded or rendered, e.g. just after an update of the
 * system.
 */
export class PageBoundary extends Component<{ address: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: { address: string }) {
    if (this.state.failed && before.address !== this.props.address) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}

function PageFailed() {
  const t = useT();
  return (
    <div role="alert">
      <Empty text={t('pageFailed')}>
        <Button variant="contained" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      </Empty>
    </div>
  );
}
