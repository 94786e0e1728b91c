#include "picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace bench {

namespace {

constexpr double left = 190, width = 620, bar = 14, gap = 22;

std::string text(double x, double y, const std::string& words, const std::string& more = "") {
  char place[80];
  std::snprintf(place, sizeof place, "<text x=\"%.0f\" y=\"%.0f\" ", x, y);
  return place + more + ">" + words + "</text>\n";
}

std::string in_words(double value) {
  char words[32];
  if (value >= 1e6) {
    std::snprintf(words, sizeof words, "%.3g M", value / 1e6);
  } else if (value >= 1e3) {
    std::snprintf(words, sizeof words, "%.3g k", value / 1e3);
  } else {
    std::snprintf(words, sizeof words, "%.3g", value);
  }
  return words;
}

std::string one_bar(double y, const std::string& name, double value, const std::string& colour) {
  const double length = std::max(2.0, std::log10(std::max(value, 1.0)) / 9 * width);
  char shape[160];
  std::snprintf(shape, sizeof shape,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" fill=\"%s\"/>\n", left,
                y, length, bar - 2, colour.c_str());
  return text(left - 6, y + 10, name, "text-anchor=\"end\"") + shape +
         text(left + length + 5, y + 10, in_words(value));
}

}  // namespace

std::string picture_of(const std::vector<Row>& rows) {
  std::string body;
  double y = 46;
  for (const Row& row : rows) {
    body += text(10, y + 10, row.work, "font-weight=\"bold\"") +
            text(left, y + 10, row.unit == "bytes" ? "bytes (less is better)" : row.unit,
                 "fill=\"#555\"");
    y += bar + 2;
    body += one_bar(y, "limit", row.limit, "#bbb");
    y += bar;
    body += one_bar(y, "full-axon", row.axon, "#2a6fb0");
    y += bar;
    for (const auto& [name, value] : row.peers) {
      body += one_bar(y, name, value, "#d98c3f");
      y += bar;
    }
    y += gap;
  }
  char head[200];
  std::snprintf(head, sizeof head,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
                "font-family=\"sans-serif\" font-size=\"11\">\n",
                left + width + 90, y);
  return head + std::string("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n") +
         text(10, 22,
              "full-axon beside a bare run queue and other runtimes; each step of the scale "
              "is ten times the one before",
              "font-size=\"14\"") +
         body + "</svg>\n";
}

}  // namespace bench
