import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { PORTAL_PAGES } from '../domain/portal-page.ts';
import { PublicLayout } from './layout/PublicLayout.tsx';
import { Loading } from './parts/Loading.tsx';
import { NotFound } from './parts/NotFound.tsx';

/** A page in a chunk of its own, loaded when it is first opened. */
function page<K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) {
  return lazy(async () => ({ default: (await load())[name] }));
}

const SignIn = page(() => import('./account/SignIn.tsx'), 'SignIn');
const Register = page(() => import('./account/Register.tsx'), 'Register');
const ForgottenPassword = page(() => import('./account/ForgottenPassword.tsx'), 'ForgottenPassword');
const MyLayout = page(() => import('./layout/MyLayout.tsx'), 'MyLayout');
const Overview = page(() => import('./my/Overview.tsx'), 'Overview');
const Enterprise = page(() => import('./my/Enterprise.tsx'), 'Enterprise');
const Institution = page(() => import('./my/Institution.tsx'), 'Institution');
const Person = page(() => import('./my/Person.tsx'), 'Person');
const Capability = page(() => import('./capability/Capability.tsx'), 'Capability');
const Quality = page(() => import('./quality/Quality.tsx'), 'Quality');
const Links = page(() => import('./links/Links.tsx'), 'Links');
const Password = page(() => import('./account/Password.tsx'), 'Password');
const Messages = page(() => import('./messages/Messages.tsx'), 'Messages');
const Contacts = page(() => import('./contacts/Contacts.tsx'), 'Contacts');
const Instruments = page(() => import('./instruments/Instruments.tsx'), 'Instruments');
const InstrumentPage = page(() => import('./instruments/InstrumentPage.tsx'), 'InstrumentPage');
const ImportPage = page(() => import('./imports/ImportPage.tsx'), 'ImportPage');
const Import = page(() => import('./imports/Import.tsx'), 'Import');
const Orders = page(() => import('./orders/Orders.tsx'), 'Orders');
const Bookings = page(() => import('./orders/Orders.tsx'), 'Bookings');
const BookingForm = page(() => import('./orders/OrderForm.tsx'), 'BookingForm');
const OrderForm = page(() => import('./orders/OrderForm.tsx'), 'OrderForm');
const OrderPage = page(() => import('./orders/OrderPage.tsx'), 'OrderPage');

export function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route element={<PublicLayout />}>
          <Route path={PORTAL_PAGES.signIn} element={<SignIn />} />
          <Route path={PORTAL_PAGES.forgottenPassword} element={<ForgottenPassword />} />
          <Route path={PORTAL_PAGES.register} element={<Register />} />
          <Route path={PORTAL_PAGES.my} element={<MyLayout />}>
            <Route index element={<Overview />} />
            <Route path="enterprise" element={<Enterprise />} />
            <Route path="institution" element={<Institution />} />
            <Route path="capability" element={<Capability />} />
            <Route path="person" element={<Person />} />
            <Route path="quality" element={<Quality />} />
            <Route path="links" element={<Links />} />
            <Route path="password" element={<Password />} />
            <Route path="messages" element={<Messages />} />
            <Route path="contacts" element={<Contacts />} />
            <Route path="instruments" element={<Instruments />} />
            <Route path="instruments/import" element={<ImportPage />} />
            <Route path="instruments/imports/:importId" element={<Import />} />
            <Route path="instruments/:instrumentId" element={<InstrumentPage />} />
            <Route path="orders" element={<Orders />} />
            <Route path="orders/new" element={<OrderForm key="new" />} />
            <Route path="orders/:orderId/edit" element={<OrderForm key="edit" />} />
            <Route path="bookings" element={<Bookings />} />
            <Route path="bookings/new" element={<BookingForm key="new" />} />
            <Route path="bookings/:orderId" element={<OrderPage />} />
            <Route path="bookings/:orderId/edit" element={<BookingForm key="edit" />} />
            <Route path="orders/:orderId" element={<OrderPage />} />
          </Route>
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
