#include "picture.hpp"

#include <algorithm>
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

// `most` is as long as a bar can be.
std::string one_bar(double y, const std::string& name, double value, double most,
                    const std::string& colour) {
  const double length = std::max(1.0, value / most * width);
  char shape[160];
  std::snprintf(shape, sizeof shape,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.1f\" height=\"%.0f\" fill=\"%s\"/>\n", left,
                y, length, bar - 2, colour.c_str());
  return text(left - 6, y + 10, name, "text-anchor=\"end\"") + shape +
         text(left + length + 5, y + 10, in_words(value));
}

std::string heading_of(const Row& row) {
  const bool bytes = row.unit == "bytes";
  char words[160];
  std::snprintf(words, sizeof words, "%s: takes %.2g times as %s as the limit",
                bytes ? "bytes, less is better" : row.unit.c_str(), row.ratio_to_limit,
                bytes ? "much" : "long");
  std::string heading = words;
  if (row.ratio_to_best_peer != 0) {
    std::snprintf(words, sizeof words, ", %.2g times as %s as the best other runtime",
                  row.ratio_to_best_peer, bytes ? "small" : "fast");
    heading += words;
  }
  return heading;
}

}  // namespace

std::string picture_of(const std::vector<Row>& rows) {
  std::string body;
  double y = 66;
  for (const Row& row : rows) {
    double most = std::max(row.axon, row.limit);
    for (const auto& [name, value] : row.peers) most = std::max(most, value);
    body += text(10, y + 10, row.work, "font-weight=\"bold\"") +
            text(left, y + 10, heading_of(row), "fill=\"#555\"");
    y += bar + 2;
    body += one_bar(y, "limit", row.limit, most, "#bbb");
    y += bar;
    body += one_bar(y, "full-axon", row.axon, most, "#2a6fb0");
    y += bar;
    for (const auto& [name, value] : row.peers) {
      body += one_bar(y, name, value, most, "#d98c3f");
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
         text(10, 22, "full-axon beside a bare run queue and other runtimes", "font-size=\"14\"") +
         text(10, 40,
              "Longer is faster, and each work has a scale of its own. The limit is the same work "
              "with bare coroutine frames, without a runtime.",
              "fill=\"#555\"") +
         body + "</svg>\n";
}

}  // namespace bench
