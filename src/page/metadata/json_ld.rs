//! JSON-LD: what a page's scripts say about its article.
//!
//! Lists, `@graph`, nested objects and references by `@id` are followed; objects that stand for
//! other things (comments, related stories, list items) are not.

use std::collections::HashMap;

use serde_json::Value;

use super::json_repair;
use super::values;
use crate::page::tree::Tree;
use crate::words::letters;

/// Bytes of JSON-LD read per page. A tree of JSON values takes up to sixteen times its text.
const MOST_BYTES: usize = 2 << 20;

/// Objects looked at per page.
const MOST_OBJECTS: usize = 20_000;

/// Articles of a page's JSON-LD that are looked at, and the letters of a headline that tell one.
const MOST_ARTICLES: usize = 40;
const HEADLINE_LETTERS: usize = 8;

/// Properties that lead to things other than the article.
const ELSEWHERE: [&str; 16] = [
    "itemListElement",
    "comment",
    "review",
    "hasPart",
    "isRelatedTo",
    "relatedLink",
    "liveBlogUpdate",
    "citation",
    "mentions",
    "about",
    "video",
    "image",
    "associatedMedia",
    "suggestedAnswer",
    "acceptedAnswer",
    "potentialAction",
];

/// What the scripts say of the page.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    /// The article, where there is one.
    pub article: Option<Item>,
    /// The page around it: `WebPage` and the like.
    pub page: Option<Item>,
    /// The names of the site: of `WebSite` and publishers, the likeliest first.
    pub sites: Vec<String>,
    /// The only person of the graph, where nothing else names an author.
    pub lone_person: Option<String>,
    /// The last crumb of a breadcrumb trail.
    pub last_crumb: Option<String>,
}

/// An article or page of JSON-LD.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub headline: Option<String>,
    pub description: Option<String>,
    pub people: Vec<String>,
    /// Authors that are organisations.
    pub organisations: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub language: Option<String>,
    pub image: Option<String>,
    /// The address of the article or of the page that is mainly about it.
    pub url: Option<String>,
    pub sections: Vec<String>,
    pub keywords: Vec<String>,
}

/// How much an object looks like the page's article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Other,
    Page,
    Creation,
    Article,
}

/// Reads every JSON-LD script of the page.
/// Of several articles the one is the page's whose headline one of `titles` says, else the first.
pub(super) fn read(tree: &Tree, titles: &[&str]) -> JsonLd {
    let mut left = MOST_BYTES;
    let mut roots = Vec::new();
    for text in tree.json_ld() {
        if text.len() <= left {
            left -= text.len();
            roots.extend(json_repair::values(text));
        }
    }
    let objects = objects(&roots);
    let by_id: HashMap<&str, &Value> = objects
        .iter()
        .filter(|object| object.as_object().is_some_and(|object| object.len() > 1))
        .filter_map(|&object| Some((object.get("@id")?.as_str()?, object)))
        .collect();
    let titles = titles.iter().map(|title| letters(title)).collect();
    let reader = Reader { by_id, titles };
    JsonLd {
        article: reader.best(&objects, &[Kind::Article, Kind::Creation]),
        page: reader.best(&objects, &[Kind::Page]),
        sites: reader.sites(&objects),
        lone_person: lone_person(&objects),
        last_crumb: last_crumb(&roots),
    }
}

/// Every object that may speak of the page, outer ones first.
fn objects(roots: &[Value]) -> Vec<&Value> {
    let mut objects = Vec::new();
    let mut waiting: std::collections::VecDeque<&Value> = roots.iter().collect();
    while let Some(value) = waiting.pop_front() {
        match value {
            Value::Array(items) => waiting.extend(items),
            Value::Object(fields) => {
                if objects.len() == MOST_OBJECTS {
                    break;
                }
                objects.push(value);
                let inner = fields.iter().filter(|(name, inner)| {
                    (inner.is_object() || inner.is_array()) && !ELSEWHERE.contains(&name.as_str())
                });
                waiting.extend(inner.map(|(_, inner)| inner));
            }
            _ => {}
        }
    }
    objects
}

/// The types of an object, without their vocabulary's address.
fn types(object: &Value) -> impl Iterator<Item = &str> {
    list(object.get("@type").or_else(|| object.get("type")))
        .filter_map(Value::as_str)
        .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

fn kind(object: &Value) -> Kind {
    types(object).map(kind_of_type).max().unwrap_or(Kind::Other)
}

fn kind_of_type(name: &str) -> Kind {
    if name.ends_with("Article") || name.ends_with("Posting") && name != "JobPosting" {
        return Kind::Article;
    }
    match name {
        "Report" | "Review" | "Recipe" | "HowTo" | "CreativeWork" | "Blog" | "MedicalWebPage"
        | "CriticReview" | "PodcastEpisode" | "RadioEpisode" | "Event" => Kind::Creation,
        "WebPage" | "ItemPage" | "AboutPage" | "FAQPage" | "QAPage" => Kind::Page,
        _ => Kind::Other,
    }
}

/// A value as a list: of its items, or of itself.
fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (one, many) = match value {
        Some(Value::Array(items)) => (None, items.as_slice()),
        other => (other, [].as_slice()),
    };
    one.into_iter().chain(many)
}

/// The text of a string, a number, or an object's `@value` or `name`.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Number(number) => return Some(number.to_string()),
        Value::Object(fields) => fields
            .get("@value")
            .or_else(|| fields.get("name"))?
            .as_str()?,
        Value::Array(items) => items.iter().find_map(Value::as_str)?,
        _ => return None,
    };
    let text = values::plain(text);
    (!text.is_empty()).then_some(text)
}

fn field(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|&name| text(object.get(name)?))
}

/// The address that an object gives: of the page that is mainly about it, or its own.
fn address(object: &Value) -> Option<String> {
    let page = object.get("mainEntityOfPage");
    let of_page = page.and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
    let own = object.get("url").and_then(Value::as_str);
    let mut addresses = [own, of_page].into_iter().flatten();
    let is_whole = |address: &&str| address.starts_with("http");
    addresses.find(is_whole).map(str::to_owned)
}

fn lone_person(objects: &[&Value]) -> Option<String> {
    let is_person = |object: &&&Value| types(object).any(|name| name == "Person");
    let mut people = objects.iter().filter(is_person);
    let person = people.next()?;
    if people.next().is_some() {
        return None;
    }
    field(person, &["name"])
}

/// The name of the last item of the first breadcrumb trail.
fn last_crumb(roots: &[Value]) -> Option<String> {
    let trail = objects(roots)
        .into_iter()
        .find(|object| types(object).any(|name| name == "BreadcrumbList"))?;
    let last = list(trail.get("itemListElement")).last()?;
    text(last.get("name").or_else(|| last.get("item"))?)
}

struct Reader<'v> {
    by_id: HashMap<&'v str, &'v Value>,
    /// The page's titles, as letters alone.
    titles: Vec<String>,
}

impl<'v> Reader<'v> {
    /// The first object of the best kind that says something of an article.
    fn best(&self, objects: &[&'v Value], kinds: &[Kind]) -> Option<Item> {
        kinds.iter().find_map(|&wanted| {
            let mut candidates = objects.iter().filter(|object| kind(object) == wanted);
            let speaks = |object: &&&Value| {
                ["headline", "author", "datePublished", "name"]
                    .iter()
                    .any(|&name| object.get(name).is_some())
            };
            let first = candidates.find(speaks)?;
            let mut others = candidates.filter(speaks).take(MOST_ARTICLES).peekable();
            let is_alone = others.peek().is_none() || self.is_titled(first);
            let own = others.find(|object| !is_alone && self.is_titled(object));
            Some(self.item(own.unwrap_or(first)))
        })
    }

    /// Whether one of the page's titles says the headline of an object.
    fn is_titled(&self, object: &Value) -> bool {
        let headline = letters(&field(object, &["headline", "name", "title"]).unwrap_or_default());
        headline.len() >= HEADLINE_LETTERS
            && self.titles.iter().any(|title| title.contains(&*headline))
    }

    fn item(&self, object: &'v Value) -> Item {
        let mut item = Item {
            headline: field(object, &["headline", "name", "title"]),
            description: field(object, &["description", "alternativeHeadline"]),
            published: field(object, &["datePublished", "dateCreated", "uploadDate"]),
            modified: field(object, &["dateModified"]),
            language: field(object, &["inLanguage"]),
            image: object.get("image").and_then(|image| self.image(image)),
            url: address(object),
            sections: texts(object.get("articleSection")),
            keywords: texts(object.get("keywords")),
            ..Item::default()
        };
        for name in ["author", "creator"] {
            for author in list(object.get(name)) {
                self.author(author, &mut item);
            }
            if !item.people.is_empty() || !item.organisations.is_empty() {
                break;
            }
        }
        item
    }

    /// The object that a value stands for: itself, or the one that it names by `@id`.
    fn resolved(&self, value: &'v Value) -> &'v Value {
        let reference = value.get("@id").and_then(Value::as_str);
        match reference.and_then(|id| self.by_id.get(id)) {
            Some(&object) if value.get("name").is_none() => object,
            _ => value,
        }
    }

    fn author(&self, author: &'v Value, item: &mut Item) {
        let author = self.resolved(author);
        let is_organisation = types(author).any(|name| name.ends_with("Organization"));
        for name in list(author.get("name").or(Some(author))) {
            let name = text(name).or_else(|| self.given_and_family(author));
            match name {
                Some(name) if is_organisation => item.organisations.push(name),
                Some(name) => item.people.push(name),
                None => {}
            }
        }
    }

    fn given_and_family(&self, person: &Value) -> Option<String> {
        let given = field(person, &["givenName"]).unwrap_or_default();
        let family = field(person, &["familyName"])?;
        Some(format!("{given} {family}").trim().to_string())
    }

    fn image(&self, image: &'v Value) -> Option<String> {
        let first = list(Some(image)).next()?;
        let image = self.resolved(first);
        let address = match image {
            Value::String(address) => address,
            _ => ["url", "contentUrl", "@id"]
                .iter()
                .find_map(|&name| image.get(name)?.as_str())?,
        };
        Some(address.trim().to_string())
    }

    fn sites(&self, objects: &[&'v Value]) -> Vec<String> {
        let mut sites = Vec::new();
        let website = objects
            .iter()
            .filter(|object| types(object).any(|name| name == "WebSite"));
        sites.extend(website.filter_map(|site| field(site, &["name"])));
        for object in objects.iter().filter(|object| kind(object) >= Kind::Page) {
            let publisher = object.get("publisher").or_else(|| object.get("isPartOf"));
            let names = list(publisher).filter_map(|publisher| {
                let publisher = self.resolved(publisher);
                field(publisher, &["name"]).or_else(|| text(publisher))
            });
            sites.extend(names);
        }
        sites.dedup();
        sites.truncate(8);
        sites
    }
}

/// The texts of a list, or of one text with commas.
fn texts(value: Option<&Value>) -> Vec<String> {
    let items: Vec<String> = list(value).filter_map(text).collect();
    match items.as_slice() {
        [only] => only
            .split(',')
            .map(|item| item.trim().to_string())
            .filter(|item| !item.is_empty())
            .collect(),
        _ => items,
    }
}
