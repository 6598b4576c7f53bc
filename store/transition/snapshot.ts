/** The present data of instrument `ins`, in the shape of `InstrumentSnapshot` in the contract. */
export const SNAPSHOT_SQL = `jsonb_build_object(
  'instrumentNumber', ins.instrument_number, 'name', ins.name, 'model', ins.model,
  'measuringRange', ins.measuring_range, 'accuracyClass', ins.accuracy_class, 'serialNumber', ins.serial_number,
  'manufacturer', ins.manufacturer, 'placeOfUse', ins.place_of_use,
  'quantity', ins.quantity,
  'categoryName', (select c.name from catalogue_kind k join catalogue_category c on c.number = k.category_number
    where k.number = ins.kind_number),
  'kindName', (select k.name from catalogue_kind k where k.number = ins.kind_number),
  'regionName', (select r.full_name from region r where r.code = ins.region_code))`;
