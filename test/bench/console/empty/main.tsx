/** The floor: react-admin with its own layout and menu, and pages of one heading. */
import { Admin, CustomRoutes, type DataProvider, Layout, type LayoutProps, Menu } from 'react-admin';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route } from 'react-router';

const PAGES = ['one', 'two'];

const EmptyMenu = () => (
  <Menu>
    {PAGES.map((name) => (
      <Menu.Item key={name} to={`/${name}`} primaryText={name} />
    ))}
  </Menu>
);
const EmptyLayout = (props: LayoutProps) => <Layout {...props} menu={EmptyMenu} />;

createRoot(document.getElementById('root') as HTMLElement).render(
  <BrowserRouter>
    <Admin dataProvider={{} as DataProvider} layout={EmptyLayout} disableTelemetry>
      <CustomRoutes>
        {PAGES.map((name) => (
          <Route key={name} path={`/${name}`} element={<h1>{name}</h1>} />
        ))}
      </CustomRoutes>
    </Admin>
  </BrowserRouter>,
);
