private let title = NewsPage.title
private let p = NewsPage.paragraphs

/// Pages in the structures that news sites and their software give out; the words are ours.
extension NewsPage {
  static let all = [wiki, blocks, utilityClasses, hashedClasses, blog, ghost, government, agency]

  /// MediaWiki as a news wiki has it: table of contents, edit links, navigation boxes, category lines.
  private static let wiki = NewsPage(
    structure: "news wiki",
    html: """
      <!DOCTYPE html><html class="client-nojs" lang="en"><head><meta charset="UTF-8">
      <title>\(title) - Coastal Record</title><meta name="generator" content="MediaWiki 1.42">
      <meta property="og:title" content="\(title) - Coastal Record"><meta property="og:type" content="website">
      <meta property="og:site_name" content="Coastal Record">
      <link rel="canonical" href="https://record.example/wiki/Harbour"></head>
      <body class="skin-vector mediawiki ltr ns-0 ns-subject">
      <div id="mw-page-base" class="noprint"></div>
      <div id="content" class="mw-body" role="main">
      <h1 id="firstHeading" class="firstHeading"><span class="mw-page-title-main">\(title)</span></h1>
      <div id="bodyContent" class="vector-body"><div id="siteSub" class="noprint">From Coastal Record, the free news source</div>
      <div id="contentSub"></div><a class="mw-jump-link" href="#mw-head">Jump to navigation</a>
      <div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output">
      <p><strong class="published"><span id="publishDate" class="value-title" title="2024-05-07"></span>Tuesday, May 7, 2024</strong></p>
      <table class="infobox noprint"><tr><td><b>Fishing</b></td></tr><tr><td><ul><li><a href="/a">7 May 2024: \(title)</a></li>
      <li><a href="/b">2 April 2024: Ferry runs aground near the lighthouse</a></li></ul></td></tr></table>
      <p>\(p[0])</p><p>\(p[1])</p>
      <div class="thumb tright"><div class="thumbinner"><img src="x.jpg"><div class="thumbcaption">A boat in the harbour, seen from the north pier, in the spring of the year.</div></div></div>
      <p>\(p[2])</p><p>\(p[3])</p>
      <div class="noprint" id="social_bookmarks"><p>Share this: <a href="/s">this</a>, <a href="/t">that</a></p></div>
      <div class="navbox"><p>Have an opinion on this story, on the ministers, or on the fish? Please tell us, and everybody, here.</p></div>
      </div></div>
      <div id="catlinks" class="catlinks"><div class="mw-normal-catlinks"><a href="/c">Categories</a>: <ul><li><a href="/d">May 7, 2024</a></li><li><a href="/e">Published</a></li></ul></div></div>
      </div></div>
      <div id="mw-navigation"><nav class="vector-menu"><ul><li><a href="/m">Main page</a></li></ul></nav></div>
      <footer class="mw-footer" role="contentinfo"><ul><li>This page was last edited on 9 May 2024, at 10:11.</li></ul></footer>
      </body></html>
      """,
    byline: nil)

  /// A broadcaster's page: everything is a block with a data attribute, links to other stories between the paragraphs.
  private static let blocks = NewsPage(
    structure: "broadcaster, data attributes",
    html: """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>\(title) - Coastal Record</title>
      <meta property="og:title" content="\(title)"><meta property="og:site_name" content="Coastal Record">
      <script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"\(title)",
      "datePublished":"2024-05-07T16:02:11.000Z","dateModified":"2024-05-08T07:00:00.000Z",
      "author":[{"@type":"Person","name":"Anna Holm"}],"publisher":{"@type":"NewsMediaOrganization","name":"Coastal Record"}}</script></head>
      <body><div id="__next"><a href="#main-content" data-testid="skip">Skip to content</a>
      <header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
      <main id="main-content"><article>
      <div data-component="headline-block"><h1>\(title)</h1></div>
      <div data-component="byline-block"><div><time datetime="2024-05-07T16:02:11.000Z">7 May 2024</time>
      <button>Share</button><button>Save</button></div><div data-testid="byline-contributors"><span>Anna Holm</span><span>Fisheries correspondent</span></div></div>
      <div data-component="image-block"><figure><img src="x.jpg"><span>Getty Images</span><figcaption>The harbour on the day of the talks, in rain.</figcaption></figure></div>
      <div data-component="text-block"><p>\(p[0])</p></div>
      <div data-component="text-block"><p>\(p[1])</p></div>
      <div data-component="links-block"><ul><li><a href="/1">Ferry runs aground near the lighthouse</a></li><li><a href="/2">Why the islands want their quotas back</a></li></ul></div>
      <div data-component="text-block"><p>\(p[2])</p></div>
      <div data-component="ad-slot" class="ad"><p>Advertisement</p></div>
      <div data-component="text-block"><p>\(p[3])</p></div>
      <div data-component="topic-list"><ul><li><a href="/t1">Fishing</a></li><li><a href="/t2">Islands</a></li></ul></div>
      </article>
      <section data-component="related"><h2>More on this story</h2><div><a href="/r1"><h3>Ferry runs aground</h3><p>Nobody was hurt, the line said, but the bow is bent, and so is its reputation.</p></a></div></section>
      </main><footer><p>Copyright 2024 Coastal Record. The Record is not responsible for the content of external sites.</p></footer></div></body></html>
      """)

  /// A daily with generated class names, a standfirst, a sign-up box in the text and a request for money below it.
  private static let utilityClasses = NewsPage(
    structure: "daily, generated classes",
    html: """
      <!doctype html><html lang="en"><head><title>\(title) | Fishing | Coastal Record</title>
      <meta property="og:title" content="\(title)"><meta property="og:site_name" content="Coastal Record">
      <meta property="article:published_time" content="2024-05-07T16:40:00.000Z"><meta property="article:author" content="https://record.example/profile/anna-holm">
      <meta name="author" content="Anna Holm"></head><body>
      <div class="dcr-1aul2ye"><aside data-print-layout="hide"><p>Support independent reporting, today, with any amount that you can spare, please.</p></aside></div>
      <main><div class="dcr-1p8o7m7"><div class="dcr-yw374x" data-gu-name="headline"><h1 class="dcr-u0152o">\(title)</h1></div>
      <div data-gu-name="meta"><address aria-label="Contributor info"><div class="dcr-172h0f2">By <a rel="author" href="/profile/anna-holm">Anna Holm</a> in Northport</div></address>
      <details class="dcr-12gz0jx"><summary><span class="dcr-u0h1qy">Tue 7 May 2024 18.40 CEST</span></summary>Last modified on Wed 8 May 2024 09.12 CEST</details></div>
      <div data-gu-name="media"><figure id="f1"><img src="x.jpg"><figcaption>The harbour at dawn. Photograph: A. Nobody/Coastal Record</figcaption></figure></div>
      <div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector article-body-viewer-selector">
      <p class="dcr-1lpi6p1">\(p[0])</p><p class="dcr-1lpi6p1">\(p[1])</p>
      <figure data-spacefinder-role="inline"><a data-ignore="global-link-styling" href="#skip-1">skip past newsletter promotion</a>
      <aside aria-label="newsletter promotion"><h2>Sign up to Morning Tide</h2><p>Our morning email breaks down the key stories of the day, telling you what happens and why.</p></aside></figure>
      <p class="dcr-1lpi6p1">\(p[2])</p><p class="dcr-1lpi6p1">\(p[3])</p></div>
      <div class="dcr-1t8gx9d"><span>Explore more on these topics</span><ul><li><a href="/f">Fishing</a></li><li><a href="/n">news</a></li></ul></div></div>
      </div></main></body></html>
      """)

  /// A daily in which every name is hashed and the text stands in sections, one for each advertisement.
  private static let hashedClasses = NewsPage(
    structure: "daily, sections",
    html: """
      <!DOCTYPE html><html lang="en"><head><title data-rh="true">\(title) - Coastal Record</title>
      <meta data-rh="true" property="og:title" content="\(title)"><meta data-rh="true" name="byl" content="By Anna Holm">
      <meta data-rh="true" property="twitter:site" content="@record">
      <script data-rh="true" type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","@id":"https://record.example/#a",
      "headline":"\(title)","datePublished":"2024-05-07T20:11:40.000Z","author":[{"@context":"https://schema.org","@type":"Person","url":"https://record.example/by/anna-holm","name":"Anna Holm"}],
      "publisher":{"@id":"https://record.example/#publisher"},"isAccessibleForFree":false}</script>
      <script data-rh="true" type="application/ld+json">{"@context":"https://schema.org","@type":"NewsMediaOrganization","name":"Coastal Record","@id":"https://record.example/#publisher"}</script>
      </head><body><div id="app"><div class="css-1dv1kvn"><a href="#site-content">Skip to content</a></div>
      <main id="site-content"><article id="story" class="css-1vxca1d"><div id="top-wrapper" class="css-18s3jcu"><div id="top-slug"><p>Advertisement</p></div><a href="#after-top">SKIP ADVERTISEMENT</a></div>
      <header class="css-d92687"><h1 data-testid="headline" class="css-1l8buln">\(title)</h1></header>
      <div class="css-103l8m3"><div class="css-1e2jphy"><p class="css-4anu6l">By <span itemprop="name">Anna Holm</span></p></div><time class="css-1z1nqv" datetime="2024-05-07T16:11:40-04:00">May 7, 2024</time></div>
      <section name="articleBody" class="meteredContent css-1r7ky0e"><div class="css-s99gbd StoryBodyCompanionColumn" data-testid="companionColumn-0"><div class="css-53u6y8">
      <p class="css-at9mc1 evys1bk0">\(p[0])</p><p class="css-at9mc1 evys1bk0">\(p[1])</p></div><aside class="css-ew4tgv"></aside></div>
      <div><div id="story-ad-1-wrapper" class="css-rfqw0c"><p>Advertisement</p><a href="#after-1">SKIP ADVERTISEMENT</a></div></div>
      <div class="css-s99gbd StoryBodyCompanionColumn" data-testid="companionColumn-1"><div class="css-53u6y8">
      <p class="css-at9mc1 evys1bk0">\(p[2])</p><p class="css-at9mc1 evys1bk0">\(p[3])</p></div></div></section>
      </article></main></div></body></html>
      """)

  /// WordPress with a block theme, a plugin for search engines, sharing buttons, a box about the author, comments.
  private static let blog = NewsPage(
    structure: "WordPress",
    html: """
      <!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>\(title) &#8211; Coastal Record</title>
      <meta property="og:title" content="\(title) &#8211; Coastal Record"><meta property="og:site_name" content="Coastal Record">
      <meta property="article:published_time" content="2024-05-07T14:03:00+00:00">
      <meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="2 minutes">
      <meta name="generator" content="WordPress 6.5"></head>
      <body class="post-template-default single single-post has-sidebar"><div id="page" class="site">
      <header id="masthead" class="site-header"><p class="site-title"><a href="/">Coastal Record</a></p><nav id="site-navigation"><ul class="menu"><li><a href="/about">About</a></li></ul></nav></header>
      <div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
      <article id="post-77" class="post-77 post type-post status-publish format-standard hentry category-news tag-fish">
      <header class="entry-header"><h1 class="entry-title">\(title)</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="/77" rel="bookmark"><time class="entry-date published" datetime="2024-05-07T14:03:00+00:00">May 7, 2024</time></a></span>
      <span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/anna">Anna Holm</a></span></span></div></header>
      <div class="entry-content"><p>\(p[0])</p><p>\(p[1])</p>
      <figure class="wp-block-image size-large"><img src="x.jpg" alt=""/><figcaption class="wp-element-caption">A boat, with a cat in it, on the day of the talks.</figcaption></figure>
      <p>\(p[2])</p><p>\(p[3])</p>
      <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="/tw">Twitter</a></li><li><a href="/fb">Facebook</a></li></ul></div>
      <div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3></div></div>
      <footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">News</a></span><span class="tags-links">Tagged <a href="/t">fish</a></span></footer></article>
      <nav class="navigation post-navigation"><div class="nav-links"><a href="/76">Previous Post: Ferry runs aground</a></div></nav>
      <div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts</h2><ol class="comment-list"><li><div class="comment-content"><p>I was there, and it was raining, and nobody told us anything, as usual, in all those years.</p></div></li></ol></div>
      </main></div><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul><li><a href="/76">Ferry runs aground</a></li></ul></section></aside></div></div></body></html>
      """)

  /// Ghost: cards in the text, a call to subscribe, a feed of other posts.
  private static let ghost = NewsPage(
    structure: "Ghost",
    html: """
      <!DOCTYPE html><html lang="en"><head><title>\(title)</title><meta property="og:site_name" content="Coastal Record">
      <meta property="og:title" content="\(title)"><meta property="article:published_time" content="2024-05-07T10:00:00.000Z">
      <meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Anna Holm"><meta name="generator" content="Ghost 5.82">
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","publisher":{"@type":"Organization","name":"Coastal Record","logo":{"@type":"ImageObject"}},
      "author":{"@type":"Person","name":"Anna Holm","sameAs":[]},"headline":"\(title)","url":"https://record.example/harbour/","datePublished":"2024-05-07T10:00:00.000Z"}</script></head>
      <body class="post-template tag-fish"><div class="gh-viewport"><header id="gh-navigation" class="gh-navigation"><nav><ul class="nav"><li><a href="/">Home</a></li></ul></nav></header>
      <main class="gh-main"><article class="gh-article post tag-fish"><header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag/fish/">Fish</a><h1 class="gh-article-title is-title">\(title)</h1>
      <div class="gh-article-meta"><div class="gh-article-meta-content"><h4 class="gh-article-author-name"><a href="/author/anna/">Anna Holm</a></h4><div class="gh-article-meta-details"><time class="gh-article-meta-date" datetime="2024-05-07">May 7, 2024</time><span class="gh-article-meta-length">— 2 min read</span></div></div></div></header>
      <section class="gh-content gh-canvas is-body"><p>\(p[0])</p><p>\(p[1])</p>
      <div class="kg-card kg-signup-card"><h2>Sign up for Coastal Record</h2><p>The tides, the talks and the weather, every morning, in your letter box.</p><form><input type="email"><button>Subscribe</button></form></div>
      <p>\(p[2])</p><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/ferry"><div class="kg-bookmark-title">Ferry runs aground</div><div class="kg-bookmark-description">Nobody was hurt, the line said on Monday, and nobody will be fined.</div></a></figure>
      <p>\(p[3])</p></section></article>
      <section class="gh-container is-grid"><h2 class="gh-container-title">Read more</h2><div class="gh-feed"><article class="gh-card post"><a class="gh-card-link" href="/ferry"><h3>Ferry runs aground</h3><p class="gh-card-excerpt">Nobody was hurt, the line said on Monday, but it will be weeks until the ferry sails again.</p></a></article></div></section>
      </main><footer class="gh-footer"><span>Coastal Record © 2024</span></footer></div></body></html>
      """)

  /// A government's press release: Dublin Core, no byline, a notice for printing, a feedback form.
  private static let government = NewsPage(
    structure: "government press release",
    html: """
      <!DOCTYPE html><html lang="en"><head><title>\(title) | Ministry of Fish</title><meta name="DCTERMS.title" content="\(title)">
      <meta name="DCTERMS.issued" content="2024-05-07"><meta name="DCTERMS.publisher" content="Ministry of Fish"></head><body>
      <div class="usa-banner" role="region"><p>An official website of the government. Here is how you know: the address ends in the right letters.</p></div>
      <header class="usa-header" role="banner"><div class="usa-navbar"><a href="/">Ministry of Fish</a></div><nav class="usa-nav"><ul><li><a href="/news">News</a></li></ul></nav></header>
      <nav class="usa-breadcrumb" aria-label="Breadcrumbs"><ol><li><a href="/">Home</a></li><li>News</li></ol></nav>
      <main id="main-content"><div class="field field--name-field-release-type">Press Release</div><h1 class="page-title">\(title)</h1>
      <div class="field field--name-field-date"><time datetime="2024-05-07T12:00:00Z">May 7, 2024</time></div>
      <div class="field field--name-body field__item"><p>\(p[0])</p><p>\(p[1])</p><p>\(p[2])</p><p>\(p[3])</p></div>
      <div class="feedback-widget widget"><form><label>Was this page helpful?</label><input type="radio"><button>Send</button></form></div>
      </main><footer class="usa-footer" role="contentinfo"><p>Ministry of Fish, 1 Pier Road, Northport. Freedom of information requests are answered within a month.</p></footer></body></html>
      """,
    byline: nil, source: "Ministry of Fish")

  /// An agency's page: the text in a named division, a dateline, hubs of links, promotions for other stories.
  private static let agency = NewsPage(
    structure: "agency",
    html: """
      <!DOCTYPE html><html class="ArticlePage" lang="en"><head><title>\(title) | Coastal Record</title>
      <meta property="og:title" content="\(title)"><meta property="og:site_name" content="Coastal Record">
      <meta property="article:published_time" content="2024-05-07T18:22:09Z"><meta property="article:modified_time" content="2024-05-08T02:00:00Z">
      <script type="application/ld+json">[{"@context":"http://schema.org","@type":"NewsArticle","headline":"\(title)","author":[{"@type":"Person","name":"ANNA HOLM","url":"https://record.example/author/anna"}],"datePublished":"2024-05-07T18:22:09Z","publisher":{"@type":"Organization","name":"Coastal Record"}},{"@type":"BreadcrumbList"}]</script></head>
      <body class="Page-body"><div class="Page-header"><ul class="Navigation-items"><li><a href="/world">World</a></li></ul></div>
      <main class="Page-main"><bsp-story-page><div class="Page-content"><h1 class="Page-headline">\(title)</h1>
      <div class="Page-byline"><div class="Page-authors">By&nbsp;<a class="Link" href="/author/anna">ANNA HOLM</a></div><div class="Page-dateModified">Updated 4:00 AM, May 8, 2024</div></div>
      <div class="Page-actions"><ul class="ActionBar-items"><li><button>Share</button></li></ul></div>
      <div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">
      <p>\(p[0])</p><p>\(p[1])</p>
      <div class="PageListEnhancementGeneric"><div class="PageList-header"><h2>Related Stories</h2></div><div class="PagePromo related"><div class="PagePromo-title"><a href="/ferry">Ferry runs aground near the lighthouse, and nobody is hurt</a></div></div></div>
      <p>\(p[2])</p><div class="SovrnAd Advertisement" data-module=""></div><p>\(p[3])</p></div></div>
      <div class="Page-below"><div class="Taboola"></div><div class="MostRead"><h2>Most read</h2><ol><li><a href="/1">Ferry runs aground</a></li><li><a href="/2">Cat found in boat</a></li></ol></div></div>
      </div></bsp-story-page></main></body></html>
      """,
    byline: "ANNA HOLM")
}
