#include "CHTML.h"
#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <pthread.h>
#include <stddef.h>

// The version of the headers, whose structures are used below.
#if LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

static htmlParserCtxtPtr (*new_context)(void);
static void (*free_context)(htmlParserCtxtPtr);
static htmlDocPtr (*read_memory)(htmlParserCtxtPtr, const char *, int, const char *, const char *, int);
static void (*free_document)(xmlDocPtr);
static xmlNodePtr (*root_element)(const xmlDoc *);
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_there;

static void load(void) {
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  void (*start)(void);
  *(void **)&start = dlsym(library, "xmlInitParser");
  *(void **)&new_context = dlsym(library, "htmlNewParserCtxt");
  *(void **)&free_context = dlsym(library, "htmlFreeParserCtxt");
  *(void **)&read_memory = dlsym(library, "htmlCtxtReadMemory");
  *(void **)&free_document = dlsym(library, "xmlFreeDoc");
  *(void **)&root_element = dlsym(library, "xmlDocGetRootElement");
  is_there = start && new_context && free_context && read_memory && free_document && root_element;
  // Several threads read pages at once.
  if (is_there) start();
}

int html_available(void) {
  pthread_once(&once, load);
  return is_there;
}

html_page *html_parse(const char *bytes, int count, const char *encoding) {
  if (!html_available()) return NULL;
  htmlParserCtxtPtr context = new_context();
  if (!context) return NULL;
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT |
                HTML_PARSE_NODEFDTD;
  htmlDocPtr document = read_memory(context, bytes, count, NULL, encoding, options);
  free_context(context);
  return (html_page *)document;
}

void html_free(html_page *page) { free_document((xmlDocPtr)page); }

html_node *html_root(html_page *page) { return (html_node *)root_element((xmlDocPtr)page); }

int html_kind(const html_node *node) {
  switch (((const xmlNode *)node)->type) {
  case XML_TEXT_NODE:
  case XML_CDATA_SECTION_NODE: return HTML_TEXT;
  case XML_ELEMENT_NODE: return HTML_ELEMENT;
  default: return HTML_OTHER;
  }
}

const uint8_t *html_name(const html_node *node) { return ((const xmlNode *)node)->name; }
const uint8_t *html_content(const html_node *node) { return ((const xmlNode *)node)->content; }
html_node *html_child(const html_node *node) { return (html_node *)((const xmlNode *)node)->children; }
html_node *html_next(const html_node *node) { return (html_node *)((const xmlNode *)node)->next; }
html_node *html_parent(const html_node *node) { return (html_node *)((const xmlNode *)node)->parent; }

html_attribute *html_attributes(const html_node *element) {
  return (html_attribute *)((const xmlNode *)element)->properties;
}
html_attribute *html_next_attribute(const html_attribute *attribute) {
  return (html_attribute *)((const xmlAttr *)attribute)->next;
}
const uint8_t *html_attribute_name(const html_attribute *attribute) { return ((const xmlAttr *)attribute)->name; }
html_node *html_attribute_value(const html_attribute *attribute) {
  return (html_node *)((const xmlAttr *)attribute)->children;
}
