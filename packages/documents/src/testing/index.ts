// For tests of any package: files as people's programs write them.
export { type ReadList, readList } from './list.ts';
export { type ReadSlide, readSlides } from './slides.ts';
export { type ReadTemplate, readTemplate } from './template.ts';
export { docxAround, docxOf, tableXml, type WordBlock, type WordCell } from './word.ts';
export { type Entry, unzipped, zipOf } from './zip.ts';
