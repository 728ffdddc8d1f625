// What the organs that sign papers are called, by the name of the region or committee they are of.

export const safetyOfficeName = (region: string): string => `${region}安全生产委员会办公室`;

/** 云江市委组织部; of an autonomous region 党委组织部. */
export const departmentName = (region: string): string =>
  /(省|市|县|区|旗|州)$/.test(region) && !region.endsWith('自治区')
    ? `${region}委组织部`
    : `${region}党委组织部`;

/** As it signs. */
export const fullDepartmentName = (region: string): string => `中共${departmentName(region)}`;

export const disciplineOrganName = (region: string): string => `中共${region}纪律检查委员会`;
