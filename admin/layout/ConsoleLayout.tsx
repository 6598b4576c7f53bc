import { Layout, type LayoutProps } from 'react-admin';
import { MessageStream } from '../messages/MessageStream.tsx';
import { SessionGate } from '../session/SessionGate.tsx';
import { BusyNotice } from './BusyNotice.tsx';
import { ConsoleAppBar } from './ConsoleAppBar.tsx';
import { ConsoleMenu } from './ConsoleMenu.tsx';
import { DocumentLanguage } from './DocumentLanguage.tsx';
import { LoadAhead } from './LoadAhead.tsx';

const narrow = {
  minWidth: 0,
  '& .RaLayout-contentWithSidebar': { minWidth: 0 },
  '& .RaLayout-content': { minWidth: 0, pl: { xs: 1, sm: 2 }, pr: { xs: 1, sm: 2 } },
};

export function ConsoleLayout({ children }: LayoutProps) {
  return (
    <SessionGate>
      <Layout appBar={ConsoleAppBar} menu={ConsoleMenu} appBarAlwaysOn sx={narrow}>
        {children}
      </Layout>
      <MessageStream />
      <BusyNotice />
      <DocumentLanguage />
      <LoadAhead />
    </SessionGate>
  );
}
