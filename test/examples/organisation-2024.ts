import { emptyOrganisation, evolveOrganisation, organisationDecider } from '@dondoc/domain';
import type { Office, Organisation, OrganisationContent } from '@dondoc/domain';

const office = (officeId: string, held: Pick<Office, 'office' | 'personId'> & Partial<Office>): Office => ({
  divisionId: null,
  inChargeOf: [],
  from: '2024-01-01',
  to: null,
  officeId,
  ...held,
});

const person = (personId: string, name: string) => ({ personId, name, sample: true });

/** The Department of Transport of 2024 with invented people: every office of spec §9 held by someone. */
export const organisationContent2024: OrganisationContent = {
  agency: {
    agencyId: 'sgtvt-lang-son',
    name: 'Sở Giao thông vận tải tỉnh Lạng Sơn',
    shortName: 'Sở GTVT',
    parentName: 'UBND tỉnh Lạng Sơn',
    place: 'Lạng Sơn',
  },
  planningDivisionId: 'kh-tc',
  divisions: [
    { divisionId: 'van-phong', name: 'Văn phòng Sở', shortName: 'VP', headTitle: 'Chánh Văn phòng' },
    {
      divisionId: 'kh-tc',
      name: 'Phòng Kế hoạch – Tài chính',
      shortName: 'KH-TC',
      headTitle: 'Trưởng phòng',
    },
    {
      divisionId: 'ql-clct',
      name: 'Phòng Quản lý chất lượng công trình giao thông',
      shortName: 'QLCLCT',
      headTitle: 'Trưởng phòng',
    },
    {
      divisionId: 'ql-kcht',
      name: 'Phòng Quản lý kết cấu hạ tầng & ATGT',
      shortName: 'QLKCHT&ATGT',
      headTitle: 'Trưởng phòng',
    },
    {
      divisionId: 'ql-vt',
      name: 'Phòng Quản lý vận tải, Phương tiện và người lái',
      shortName: 'QLVT',
      headTitle: 'Trưởng phòng',
    },
  ],
  people: [
    person('giam-doc', 'Nguyễn Văn Giám'),
    person('pho-giam-doc', 'Trần Thị Phó'),
    person('chanh-van-phong', 'Lê Văn Chánh'),
    person('truong-kh-tc', 'Phạm Thị Kế'),
    person('tong-hop', 'Hoàng Văn Tổng'),
    person('truong-ql-vt', 'Vũ Thị Vận'),
    person('chuyen-vien-ql-vt', 'Đỗ Văn Chuyên'),
    person('thanh-tra', 'Bùi Thị Thanh'),
    person('quan-tri', 'Đặng Văn Quản'),
  ],
  offices: [
    office('giam-doc', { office: 'director', personId: 'giam-doc' }),
    office('pho-giam-doc', {
      office: 'deputyDirector',
      personId: 'pho-giam-doc',
      inChargeOf: ['kh-tc', 'ql-vt'],
    }),
    office('chanh-van-phong', { office: 'head', personId: 'chanh-van-phong', divisionId: 'van-phong' }),
    office('truong-kh-tc', { office: 'head', personId: 'truong-kh-tc', divisionId: 'kh-tc' }),
    office('duyet-kh-tc', { office: 'reviewer', personId: 'truong-kh-tc', divisionId: 'kh-tc' }),
    office('tong-hop', { office: 'consolidator', personId: 'tong-hop', divisionId: 'kh-tc' }),
    office('truong-ql-vt', { office: 'head', personId: 'truong-ql-vt', divisionId: 'ql-vt' }),
    office('cv-ql-vt', { office: 'officer', personId: 'chuyen-vien-ql-vt', divisionId: 'ql-vt' }),
    office('thanh-tra', { office: 'auditor', personId: 'thanh-tra' }),
    office('quan-tri', { office: 'administrator', personId: 'quan-tri' }),
  ],
};

const imported = organisationDecider.decide(
  emptyOrganisation,
  { type: 'ImportOrganisation', content: organisationContent2024 },
  {
    actor: { kind: 'process', workflowId: 'setup', runId: 'example' },
    now: '2024-01-01T02:00:00.000Z',
    today: '2024-01-01',
  },
);
if (imported.outcome !== 'accepted') throw new Error(`The example is ${JSON.stringify(imported)}`);

/** The same as it stands after its import. */
export const organisation2024: Organisation = imported.events.reduce(evolveOrganisation, emptyOrganisation);
