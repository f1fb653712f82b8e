#ifndef CHTML_H
#define CHTML_H
// The narrow door to libxml2's HTML parser. The library is loaded when the first page is read: it draws in ICU and the C++
// library, a quarter of the time that a first screen takes, and most runs read no page.
#include <stdint.h>

typedef struct html_page html_page;
typedef struct html_node html_node;
typedef struct html_attribute html_attribute;

enum { HTML_OTHER, HTML_TEXT, HTML_ELEMENT };

// Whether libxml2 is on this host; loads it. Safe on any thread.
int html_available(void);
// Parses: no network, no external entities, depth and node size limits on. `encoding` NULL lets the page's own declaration
// decide. NULL where nothing can be made of the bytes or there is no libxml2.
html_page *html_parse(const char *bytes, int count, const char *encoding);
void html_free(html_page *page);

// All pointers live as long as their page.
html_node *html_root(html_page *page);
int html_kind(const html_node *node);
const uint8_t *html_name(const html_node *node);
const uint8_t *html_content(const html_node *node);
html_node *html_child(const html_node *node);
html_node *html_next(const html_node *node);
html_node *html_parent(const html_node *node);

html_attribute *html_attributes(const html_node *element);
html_attribute *html_next_attribute(const html_attribute *attribute);
const uint8_t *html_attribute_name(const html_attribute *attribute);
// The first part of its value; the others follow by `html_next`.
html_node *html_attribute_value(const html_attribute *attribute);
#endif
